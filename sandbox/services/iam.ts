import type { InventoryItem, ServiceDefinition } from "../operation";
import type { World } from "../world";
import { createAccountAlias, deleteAccountAlias, getAccountSummary, listAccountAliases } from "./iam/account-alias";
import {
  addRoleToInstanceProfile,
  createInstanceProfile,
  deleteInstanceProfile,
  getInstanceProfile,
  listInstanceProfiles,
  listInstanceProfilesForRole,
  removeRoleFromInstanceProfile,
} from "./iam/instance-profiles";
import { deleteRolePermissionsBoundary, putRolePermissionsBoundary } from "./iam/permissions-boundary";
import { createPolicy, deletePolicy, getPolicy, listPolicies } from "./iam/policies";
import { listEntitiesForPolicy, listPolicyTags, tagPolicy, untagPolicy } from "./iam/policy-entities";
import {
  createPolicyVersion,
  deletePolicyVersion,
  getPolicyVersion,
  listPolicyVersions,
  setDefaultPolicyVersion,
} from "./iam/policy-versions";
import {
  attachRolePolicy,
  deleteRolePolicy,
  detachRolePolicy,
  getRolePolicy,
  listAttachedRolePolicies,
  listRolePolicies,
  putRolePolicy,
} from "./iam/role-policies";
import { listRoleTags, tagRole, untagRole } from "./iam/role-tags";
import {
  createRole,
  deleteRole,
  getRole,
  listRoles,
  updateAssumeRolePolicy,
  updateRole,
  updateRoleDescription,
} from "./iam/roles";
import { createServiceLinkedRole } from "./iam/service-linked-roles";
import { simulateCustomPolicy, simulatePrincipalPolicy } from "./iam/simulate";
import {
  type InstanceProfileRow,
  instanceProfileTable,
  type PolicyRow,
  policyTable,
  type RoleRow,
  roleTable,
} from "./iam/tables";
import { getUser, listUsers } from "./iam/users";

export const iam: ServiceDefinition = {
  signingName: "iam",
  sdk: () => import("@aws-sdk/client-iam"),
  operations: {
    AddRoleToInstanceProfile: addRoleToInstanceProfile,
    AttachRolePolicy: attachRolePolicy,
    CreateAccountAlias: createAccountAlias,
    CreateInstanceProfile: createInstanceProfile,
    CreatePolicy: createPolicy,
    CreatePolicyVersion: createPolicyVersion,
    CreateRole: createRole,
    CreateServiceLinkedRole: createServiceLinkedRole,
    DeleteAccountAlias: deleteAccountAlias,
    DeleteInstanceProfile: deleteInstanceProfile,
    DeletePolicy: deletePolicy,
    DeletePolicyVersion: deletePolicyVersion,
    DeleteRole: deleteRole,
    DeleteRolePermissionsBoundary: deleteRolePermissionsBoundary,
    DeleteRolePolicy: deleteRolePolicy,
    DetachRolePolicy: detachRolePolicy,
    GetAccountSummary: getAccountSummary,
    GetInstanceProfile: getInstanceProfile,
    GetPolicy: getPolicy,
    GetPolicyVersion: getPolicyVersion,
    GetRole: getRole,
    GetRolePolicy: getRolePolicy,
    GetUser: getUser,
    ListAccountAliases: listAccountAliases,
    ListAttachedRolePolicies: listAttachedRolePolicies,
    ListEntitiesForPolicy: listEntitiesForPolicy,
    ListInstanceProfiles: listInstanceProfiles,
    ListInstanceProfilesForRole: listInstanceProfilesForRole,
    ListPolicies: listPolicies,
    ListPolicyTags: listPolicyTags,
    ListPolicyVersions: listPolicyVersions,
    ListRolePolicies: listRolePolicies,
    ListRoles: listRoles,
    ListRoleTags: listRoleTags,
    ListUsers: listUsers,
    PutRolePermissionsBoundary: putRolePermissionsBoundary,
    PutRolePolicy: putRolePolicy,
    RemoveRoleFromInstanceProfile: removeRoleFromInstanceProfile,
    SetDefaultPolicyVersion: setDefaultPolicyVersion,
    SimulateCustomPolicy: simulateCustomPolicy,
    SimulatePrincipalPolicy: simulatePrincipalPolicy,
    TagPolicy: tagPolicy,
    TagRole: tagRole,
    UntagPolicy: untagPolicy,
    UntagRole: untagRole,
    UpdateAssumeRolePolicy: updateAssumeRolePolicy,
    UpdateRole: updateRole,
    UpdateRoleDescription: updateRoleDescription,
  },
  inventory,
};

function inventory(world: World): InventoryItem[] {
  const list = <Row extends RoleRow | PolicyRow | InstanceProfileRow>(table: string, type: string) =>
    world.tablesNamed<Row>(table).flatMap(({ scope, rows }) =>
      [...rows.values()].map(({ arn: id, name, tags, createdAt, madeBy }) => ({
        type,
        ...scope,
        id,
        name,
        tags,
        createdAt,
        madeBy,
      })),
    );
  return [
    ...list<RoleRow>(roleTable, "AWS::IAM::Role"),
    ...list<PolicyRow>(policyTable, "AWS::IAM::ManagedPolicy"),
    ...list<InstanceProfileRow>(instanceProfileTable, "AWS::IAM::InstanceProfile"),
  ];
}
