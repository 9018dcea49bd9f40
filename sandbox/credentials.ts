import { randomBytes } from "node:crypto";
import type { Principal } from "./operation";
import type { Place } from "./place";
import { randomId } from "./random";
import { findRole } from "./services/iam/roles";
import type { World } from "./world";

/** Temporary credentials that STS or Identity Center gave out; kept past their end, so that they are told as expired. */
export interface IssuedCredentials extends Principal {
  secretAccessKey: string;
  sessionToken: string;
  issuedBy: string;
  expiresAt: Date;
  revokedAt?: Date;
}

/** A session of a role, for whom and for how long. */
interface RoleSession extends Pick<Principal, "sourceIdentity" | "sessionPolicy" | "sessionTags"> {
  roleName: string;
  roleArn: string;
  sessionName: string;
  durationMs: number;
  /** The service that gives them out: `sts`, `sso`. */
  issuedBy: string;
}

/** What a client gets. */
export interface NewCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  expiration: Date;
}

/** Credentials for a session of a role of the place's account. */
export function issueCredentials(place: Place, session: RoleSession): NewCredentials {
  const { roleName, roleArn, sessionName, durationMs, issuedBy, ...passedOn } = session;
  const roleId = findRole(place, roleName)?.id ?? roleName;
  const principal = {
    ...passedOn,
    arn: `arn:aws:sts::${place.account}:assumed-role/${roleName}/${sessionName}`,
    userId: `${roleId}:${sessionName}`,
    account: place.account,
    roleName,
    roleArn,
  };
  return issueTo(place, principal, durationMs, issuedBy);
}

/** Credentials by which somebody goes on as who he is. */
export function issueTo(
  place: Place,
  principal: Omit<Principal, "accessKeyId">,
  durationMs: number,
  issuedBy: string,
): NewCredentials {
  const { world } = place;
  const issuedAt = world.clock.date();
  const issued: IssuedCredentials = {
    ...principal,
    accessKeyId: `ASIA${randomId(16)}`,
    secretAccessKey: randomBytes(30).toString("base64"),
    sessionToken: randomBytes(240).toString("base64"),
    issuedBy,
    issuedAt,
    // AWS tells it in whole seconds.
    expiresAt: new Date(Math.floor((issuedAt.getTime() + durationMs) / 1000) * 1000),
  };
  issuedCredentials(world).set(issued.accessKeyId, issued);
  const { accessKeyId, arn, sourceIdentity, expiresAt } = issued;
  world.record("effect", place, `${issuedBy}.credentials-issued`, { arn, accessKeyId, sourceIdentity, expiresAt });
  const { secretAccessKey, sessionToken } = issued;
  return { accessKeyId, secretAccessKey, sessionToken, expiration: expiresAt };
}

/** From now on these credentials are invalid. */
export function revokeCredentials(world: World, isMeant: (credentials: IssuedCredentials) => boolean): void {
  for (const issued of issuedCredentials(world).values()) {
    if (issued.revokedAt || !isMeant(issued)) continue;
    issued.revokedAt = world.clock.date();
    const { account, accessKeyId, arn } = issued;
    world.record("effect", { account, region: "aws-global" }, "sts.credentials-revoked", { arn, accessKeyId });
  }
}

/** By access key id, whatever the account. */
export function issuedCredentials(world: World): Map<string, IssuedCredentials> {
  return world.table({ account: world.account, region: "aws-global" }, "sts.credentials");
}
