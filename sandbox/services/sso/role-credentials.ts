import type { GetRoleCredentialsCommandInput, GetRoleCredentialsCommandOutput } from "@aws-sdk/client-sso";
import { issueCredentials } from "../../credentials";
import { accessOf } from "../../identity-center/access";
import { reservedRole } from "../../identity-center/reserved-roles";
import type { Call } from "../../operation";
import { noAccess, readSession } from "./session";

export function getRoleCredentials(
  { world }: Call,
  input: GetRoleCredentialsCommandInput,
): Omit<GetRoleCredentialsCommandOutput, "$metadata"> {
  const { userName } = readSession(world, input.accessToken);
  const access = accessOf(world, userName).find(({ account }) => account.id === input.accountId);
  const permissionSet = access?.permissionSets.find(({ name }) => name === input.roleName);
  if (!access || !permissionSet) throw noAccess();

  const place = { world, account: access.account.id, region: "aws-global" };
  const role = reservedRole(place, permissionSet);
  const { expiration, ...keys } = issueCredentials(place, {
    roleName: role.name,
    roleArn: role.arn,
    sessionName: userName,
    durationMs: permissionSet.sessionMs,
    issuedBy: "sso",
  });
  return { roleCredentials: { ...keys, expiration: expiration.getTime() } };
}
