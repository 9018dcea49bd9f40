import type { GetUserCommandInput, GetUserCommandOutput } from "@aws-sdk/client-iam";
import { AwsError, type Call, type InventoryItem, type ServiceDefinition } from "../operation";
import { administrator } from "../principals";
import type { World } from "../world";
import { createPolicy, deletePolicy, getPolicy, getPolicyVersion, listPolicies } from "./iam/policies";
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
import { createRole, deleteRole, getRole, listRoles, updateAssumeRolePolicy, updateRole } from "./iam/roles";
import { createServiceLinkedRole } from "./iam/service-linked-roles";
import { type PolicyRow, policyTable, type RoleRow, roleTable } from "./iam/tables";

export const iam: ServiceDefinition = {
  signingName: "iam",
  sdk: () => import("@aws-sdk/client-iam"),
  operations: {
    AttachRolePolicy: attachRolePolicy,
    CreatePolicy: createPolicy,
    CreateRole: createRole,
    CreateServiceLinkedRole: createServiceLinkedRole,
    DeletePolicy: deletePolicy,
    DeleteRole: deleteRole,
    DeleteRolePolicy: deleteRolePolicy,
    DetachRolePolicy: detachRolePolicy,
    GetPolicy: getPolicy,
    GetPolicyVersion: getPolicyVersion,
    GetRole: getRole,
    GetRolePolicy: getRolePolicy,
    GetUser: getUser,
    ListAccountAliases: () => ({ AccountAliases: [], IsTruncated: false }),
    ListAttachedRolePolicies: listAttachedRolePolicies,
    ListPolicies: listPolicies,
    ListRolePolicies: listRolePolicies,
    ListRoles: listRoles,
    ListRoleTags: listRoleTags,
    PutRolePolicy: putRolePolicy,
    TagRole: tagRole,
    UntagRole: untagRole,
    UpdateAssumeRolePolicy: updateAssumeRolePolicy,
    UpdateRole: updateRole,
  },
  inventory,
};

/** The administrator is the only user there is. */
function getUser(call: Call, input: GetUserCommandInput): Omit<GetUserCommandOutput, "$metadata"> {
  const { arn, userId } = administrator(call.world, call.principal.accessKeyId, call.account);
  const name = arn.split("/").at(-1);
  if (input.UserName !== undefined && input.UserName !== name) {
    throw new AwsError("NoSuchEntity", `The user with name ${input.UserName} cannot be found.`, 404);
  }
  return {
    User: { Path: "/", UserName: name, UserId: userId, Arn: arn, CreateDate: new Date("2025-11-21T00:00:00Z") },
  };
}

function inventory(world: World): InventoryItem[] {
  const list = <Row extends RoleRow | PolicyRow>(table: string, type: string) =>
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
  return [...list<RoleRow>(roleTable, "AWS::IAM::Role"), ...list<PolicyRow>(policyTable, "AWS::IAM::ManagedPolicy")];
}
