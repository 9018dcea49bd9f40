import "server-only";
import { GetRoleCommand, paginateListAttachedRolePolicies } from "@aws-sdk/client-iam";
import type { AwsClients } from "./clients";

export interface RoleFacts {
  roleName: string;
  arn: string;
  /** AWS services that may assume it. */
  trusts: string[];
  /** Of the policies that are attached to it. */
  policyNames: string[];
}

/** Undefined of a role that is not there. */
export async function findRoleFacts({ iam }: AwsClients, roleName: string): Promise<RoleFacts | undefined> {
  try {
    const { Role } = await iam.send(new GetRoleCommand({ RoleName: roleName }));
    const policyNames: string[] = [];
    for await (const page of paginateListAttachedRolePolicies({ client: iam }, { RoleName: roleName }))
      policyNames.push(...(page.AttachedPolicies ?? []).flatMap(({ PolicyName }) => PolicyName ?? []));
    return { roleName, arn: Role?.Arn ?? "", trusts: servicesIn(Role?.AssumeRolePolicyDocument), policyNames };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Whether there is one of that name. */
export async function hasRole({ iam }: AwsClients, roleName: string): Promise<boolean> {
  try {
    await iam.send(new GetRoleCommand({ RoleName: roleName }));
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** The ARN of a role has its path before its name. */
export function roleNameOf(roleArn: string): string {
  return roleArn.split("/").at(-1) ?? roleArn;
}

interface Statement {
  Effect?: string;
  Principal?: { Service?: string | string[] } | string;
}

/** IAM gives its documents URL-encoded. */
function servicesIn(document = "%7B%7D"): string[] {
  const { Statement = [] } = JSON.parse(decodeURIComponent(document)) as { Statement?: Statement | Statement[] };
  return [Statement]
    .flat()
    .filter(({ Effect }) => Effect === "Allow")
    .flatMap(({ Principal }) => (typeof Principal === "object" ? (Principal.Service ?? []) : []));
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && error.name.startsWith("NoSuchEntity");
}
