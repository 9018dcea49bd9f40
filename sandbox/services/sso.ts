import type { ServiceDefinition } from "../operation";
import { listAccountRoles, listAccounts, logout } from "./sso/portal";
import { getRoleCredentials } from "./sso/role-credentials";

export const sso: ServiceDefinition = {
  signingName: "awsssoportal",
  iamPrefix: "sso",
  sdk: () => import("@aws-sdk/client-sso"),
  operations: {
    GetRoleCredentials: getRoleCredentials,
    ListAccountRoles: listAccountRoles,
    ListAccounts: listAccounts,
    Logout: logout,
  },
  unsigned: new Set(["GetRoleCredentials", "ListAccountRoles", "ListAccounts", "Logout"]),
};
