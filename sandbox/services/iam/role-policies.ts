import type {
  AttachRolePolicyCommandInput,
  DeleteRolePolicyCommandInput,
  DetachRolePolicyCommandInput,
  GetRolePolicyCommandInput,
  GetRolePolicyCommandOutput,
  ListAttachedRolePoliciesCommandInput,
  ListAttachedRolePoliciesCommandOutput,
  ListRolePoliciesCommandInput,
  ListRolePoliciesCommandOutput,
  PutRolePolicyCommandInput,
} from "@aws-sdk/client-iam";
import { AwsError, type Call } from "../../operation";
import { checkName, pageOfIam } from "./limits";
import { findManagedPolicy } from "./managed-policies";
import { checkPermissionPolicy } from "./policy-document";
import { readOwnRole, readRole } from "./roles";
import { policies } from "./tables";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

export function putRolePolicy(call: Call, input: PutRolePolicyCommandInput): object {
  const { RoleName = "", PolicyName = "", PolicyDocument = "" } = input;
  const role = readOwnRole(call, RoleName);
  checkName("policyName", PolicyName, 128);
  checkPermissionPolicy(PolicyDocument);
  role.inlinePolicies.set(PolicyName, PolicyDocument);
  return {};
}

export function getRolePolicy(call: Call, input: GetRolePolicyCommandInput): Output<GetRolePolicyCommandOutput> {
  const { RoleName = "", PolicyName = "" } = input;
  const document = readRole(call, RoleName).inlinePolicies.get(PolicyName);
  if (document === undefined) throw noSuchRolePolicy(PolicyName);
  return { RoleName, PolicyName, PolicyDocument: encodeURIComponent(document) };
}

export function listRolePolicies(
  call: Call,
  input: ListRolePoliciesCommandInput,
): Output<ListRolePoliciesCommandOutput> {
  const { items, ...rest } = pageOfIam([...readRole(call, input.RoleName ?? "").inlinePolicies.keys()].sort(), input);
  return { PolicyNames: items, ...rest };
}

export function deleteRolePolicy(call: Call, input: DeleteRolePolicyCommandInput): object {
  const { RoleName = "", PolicyName = "" } = input;
  if (!readOwnRole(call, RoleName).inlinePolicies.delete(PolicyName)) throw noSuchRolePolicy(PolicyName);
  return {};
}

export function attachRolePolicy(call: Call, { RoleName = "", PolicyArn = "" }: AttachRolePolicyCommandInput): object {
  const role = readOwnRole(call, RoleName);
  if (!policies(call).has(PolicyArn) && !findManagedPolicy(PolicyArn)) {
    throw new AwsError("NoSuchEntity", `Policy ${PolicyArn} does not exist or is not attachable.`, 404);
  }
  if (!role.attachedPolicyArns.includes(PolicyArn)) role.attachedPolicyArns.push(PolicyArn);
  return {};
}

export function detachRolePolicy(call: Call, { RoleName = "", PolicyArn = "" }: DetachRolePolicyCommandInput): object {
  const role = readOwnRole(call, RoleName);
  if (!role.attachedPolicyArns.includes(PolicyArn)) {
    throw new AwsError("NoSuchEntity", `Policy ${PolicyArn} was not found.`, 404);
  }
  role.attachedPolicyArns = role.attachedPolicyArns.filter((arn) => arn !== PolicyArn);
  return {};
}

export function listAttachedRolePolicies(
  call: Call,
  input: ListAttachedRolePoliciesCommandInput,
): Output<ListAttachedRolePoliciesCommandOutput> {
  const { items, ...rest } = pageOfIam(readRole(call, input.RoleName ?? "").attachedPolicyArns, input);
  return { AttachedPolicies: items.map((arn) => ({ PolicyName: arn.split("/").at(-1), PolicyArn: arn })), ...rest };
}

function noSuchRolePolicy(name: string): AwsError {
  return new AwsError("NoSuchEntity", `The role policy with name ${name} cannot be found.`, 404);
}
