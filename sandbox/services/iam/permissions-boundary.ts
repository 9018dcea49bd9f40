import type {
  DeleteRolePermissionsBoundaryCommandInput,
  PutRolePermissionsBoundaryCommandInput,
} from "@aws-sdk/client-iam";
import type { Call } from "../../operation";
import { documentOf } from "./policies";
import { readOwnRole } from "./roles";

export function putRolePermissionsBoundary(call: Call, input: PutRolePermissionsBoundaryCommandInput): object {
  const { RoleName = "", PermissionsBoundary = "" } = input;
  const role = readOwnRole(call, RoleName);
  documentOf(call, PermissionsBoundary);
  role.permissionsBoundary = PermissionsBoundary;
  return {};
}

export function deleteRolePermissionsBoundary(call: Call, input: DeleteRolePermissionsBoundaryCommandInput): object {
  readOwnRole(call, input.RoleName ?? "").permissionsBoundary = undefined;
  return {};
}
