import { createHash } from "node:crypto";
import type { Place } from "../place";
import { addRole, findRole } from "../services/iam/roles";
import type { RoleRow } from "../services/iam/tables";
import type { World } from "../world";
import { permissionSetsIn } from "./access";
import { findDirectory, type PermissionSet } from "./directory";

/** Makes the roles of all that was assigned; Identity Center does it when somebody is given a permission set. */
export function openReservedRoles(world: World): void {
  for (const { id } of world.accounts) {
    const place = { world, account: id, region: "aws-global" };
    for (const permissionSet of permissionSetsIn(world, id)) reservedRole(place, permissionSet);
  }
}

/** The role of a permission set in an account, made where there is none yet. */
export function reservedRole(place: Place, permissionSet: PermissionSet): RoleRow {
  const { startUrls = [], region = "us-east-1" } = findDirectory(place.world) ?? {};
  const hash = createHash("sha256").update(`${startUrls[0]} ${place.account} ${permissionSet.name}`).digest("hex");
  const name = `AWSReservedSSO_${permissionSet.name}_${hash.slice(0, 16)}`;
  const known = findRole(place, name);
  if (known) return known;

  const role = addRole(
    place,
    {
      name,
      path: reservedPath(region),
      trustPolicy: trustPolicy(place.account, hash.slice(16, 32)),
      madeBy: "sso.amazonaws.com",
    },
    { Description: permissionSet.description, MaxSessionDuration: 43_200 },
  );
  role.attachedPolicyArns = [...(permissionSet.managedPolicyArns ?? [])];
  if (permissionSet.inlinePolicy) role.inlinePolicies.set("AwsSSOInlinePolicy", permissionSet.inlinePolicy);
  return role;
}

/** The Region is part of the path, unless it is where Identity Center was first. */
function reservedPath(region: string): string {
  return `/aws-reserved/sso.amazonaws.com/${region === "us-east-1" ? "" : `${region}/`}`;
}

function trustPolicy(account: string, id: string): string {
  const statement = {
    Effect: "Allow",
    Principal: { Federated: `arn:aws:iam::${account}:saml-provider/AWSSSO_${id}_DO_NOT_DELETE` },
    Action: ["sts:AssumeRoleWithSAML", "sts:TagSession"],
    Condition: { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } },
  };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}
