import { IAM } from "@aws-sdk/client-iam";
import { allowAll, type Journey, trust } from "./journey";

const RoleName = "deployer";
const Tags = [{ Key: "team", Value: "shop" }];

export const throughIam: Journey = async ({ config, watched }) => {
  const iam = watched(new IAM(config));
  const AssumeRolePolicyDocument = trust("ecs.amazonaws.com");
  const { Role } = await iam.createRole({ RoleName, AssumeRolePolicyDocument, Tags });
  const PolicyArn = await throughPolicies(iam);
  await iam.updateRole({ RoleName, Description: "deploys" });
  await iam.updateRoleDescription({ RoleName, Description: "deploys shops" });
  await iam.updateAssumeRolePolicy({ RoleName, PolicyDocument: trust("ecs-tasks.amazonaws.com") });
  await iam.tagRole({ RoleName, Tags });
  await iam.listRoleTags({ RoleName });
  await iam.untagRole({ RoleName, TagKeys: ["team"] });
  await iam.attachRolePolicy({ RoleName, PolicyArn });
  await iam.listAttachedRolePolicies({ RoleName });
  await iam.listEntitiesForPolicy({ PolicyArn });
  const PolicyName = "inline";
  await iam.putRolePolicy({ RoleName, PolicyName, PolicyDocument: allowAll });
  await iam.getRolePolicy({ RoleName, PolicyName });
  await iam.listRolePolicies({ RoleName });
  await iam.putRolePermissionsBoundary({ RoleName, PermissionsBoundary: PolicyArn });
  await iam.getRole({ RoleName });
  await iam.listRoles({});
  await iam.deleteRolePermissionsBoundary({ RoleName });
  const ActionNames = ["ecs:DescribeServices", "iam:PassRole"];
  await iam.simulatePrincipalPolicy({ PolicySourceArn: Role?.Arn, ActionNames });
  await iam.simulateCustomPolicy({ PolicyInputList: [allowAll], ActionNames });
  await throughProfiles(iam);
  await throughAccount(iam);
  await iam.detachRolePolicy({ RoleName, PolicyArn });
  await iam.deleteRolePolicy({ RoleName, PolicyName });
  await iam.deleteRole({ RoleName });
  await iam.deletePolicy({ PolicyArn });
};

async function throughPolicies(iam: IAM): Promise<string> {
  const { Policy } = await iam.createPolicy({ PolicyName: "all", PolicyDocument: allowAll });
  const { Arn: PolicyArn = "" } = Policy ?? {};
  const { PolicyVersion } = await iam.createPolicyVersion({ PolicyArn, PolicyDocument: allowAll });
  const { VersionId } = PolicyVersion ?? {};
  await iam.setDefaultPolicyVersion({ PolicyArn, VersionId });
  await iam.getPolicyVersion({ PolicyArn, VersionId });
  await iam.listPolicyVersions({ PolicyArn });
  await iam.deletePolicyVersion({ PolicyArn, VersionId: "v1" });
  await iam.tagPolicy({ PolicyArn, Tags });
  await iam.listPolicyTags({ PolicyArn });
  await iam.untagPolicy({ PolicyArn, TagKeys: ["team"] });
  await iam.getPolicy({ PolicyArn });
  await iam.listPolicies({});
  return PolicyArn;
}

async function throughProfiles(iam: IAM): Promise<void> {
  const InstanceProfileName = "workers";
  await iam.createInstanceProfile({ InstanceProfileName });
  await iam.addRoleToInstanceProfile({ InstanceProfileName, RoleName });
  await iam.getInstanceProfile({ InstanceProfileName });
  await iam.listInstanceProfiles({});
  await iam.listInstanceProfilesForRole({ RoleName });
  await iam.removeRoleFromInstanceProfile({ InstanceProfileName, RoleName });
  await iam.deleteInstanceProfile({ InstanceProfileName });
}

async function throughAccount(iam: IAM): Promise<void> {
  await iam.createServiceLinkedRole({ AWSServiceName: "ecs.amazonaws.com" });
  await iam.createAccountAlias({ AccountAlias: "acme-shop" });
  await iam.listAccountAliases({});
  await iam.deleteAccountAlias({ AccountAlias: "acme-shop" });
  await iam.getAccountSummary({});
  await iam.getUser({});
  await iam.listUsers({});
}
