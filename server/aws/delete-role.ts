import "server-only";
import {
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  type IAMClient,
  paginateListAttachedRolePolicies,
  paginateListRolePolicies,
} from "@aws-sdk/client-iam";
import type { AwsClients } from "./clients";

/** IAM deletes a role only when nothing hangs on it any more. What is gone already is fine. */
export async function deleteRole({ iam }: AwsClients, RoleName: string): Promise<void> {
  try {
    await takePoliciesOff(iam, RoleName);
    await iam.send(new DeleteRoleCommand({ RoleName }));
  } catch (error) {
    if (!(error instanceof Error && error.name === "NoSuchEntityException")) throw error;
  }
}

async function takePoliciesOff(client: IAMClient, RoleName: string): Promise<void> {
  for await (const page of paginateListAttachedRolePolicies({ client }, { RoleName }))
    for (const { PolicyArn } of page.AttachedPolicies ?? [])
      await client.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
  for await (const page of paginateListRolePolicies({ client }, { RoleName }))
    for (const PolicyName of page.PolicyNames ?? [])
      await client.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }));
}
