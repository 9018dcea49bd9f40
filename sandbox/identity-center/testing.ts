import { clientConfig } from "../client-config";
import { issueCredentials } from "../credentials";
import type { Sandbox } from "../server";
import { findDirectory } from "./directory";
import { reservedRole } from "./reserved-roles";

/** What an SDK client needs to speak as a person with a permission set, without the way through the sign-in. */
export function personConfig(sandbox: Sandbox, userName: string, permissionSetName: string, region = "eu-west-1") {
  const { world } = sandbox;
  const permissionSet = findDirectory(world)?.permissionSets.find(({ name }) => name === permissionSetName);
  if (!permissionSet) throw new Error(`There is no permission set ${permissionSetName}`);
  const place = { world, account: world.account, region: "aws-global" };
  const { name: roleName, arn: roleArn } = reservedRole(place, permissionSet);
  const { accessKeyId, secretAccessKey, sessionToken } = issueCredentials(place, {
    roleName,
    roleArn,
    sessionName: userName,
    durationMs: permissionSet.sessionMs,
    issuedBy: "sso",
  });
  return { ...clientConfig(sandbox, region), credentials: { accessKeyId, secretAccessKey, sessionToken } };
}
