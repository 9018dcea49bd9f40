import { keyLetters } from "./accounts";
import { type IssuedCredentials, issuedCredentials } from "./credentials";
import type { Principal } from "./operation";
import type { World } from "./world";

/** Who has signed, and the secret that the signature must have been made with, where that is known. */
interface Caller {
  principal: Principal;
  secretAccessKey?: string;
}

/** Why keys are good for nothing. */
type KeyFault = "invalid" | "expired";

export function administrator(world: World, accessKeyId: string, account = world.account): Principal {
  return { arn: `arn:aws:iam::${account}:user/administrator`, userId: administratorId(account), accessKeyId, account };
}

/** Who calls without a signature. */
export function anonymous({ account }: World): Principal {
  return { arn: "anonymous", userId: "anonymous", accessKeyId: "", account };
}

/**
 * Whose access key it is: a session's, or that of an account's administrator, who, where any credentials will do, has
 * every key that is not known.
 */
export function findCaller(world: World, accessKeyId: string, sessionToken: string | undefined): Caller | KeyFault {
  const issued = issuedCredentials(world).get(accessKeyId);
  if (issued) return callerOf(world, issued, sessionToken);

  const account = world.accounts.find((one) => one.accessKeyId === accessKeyId);
  if (world.anyCredentials) return { principal: administrator(world, accessKeyId, account?.id) };
  if (!account || sessionToken !== undefined) return "invalid";
  return { principal: administrator(world, accessKeyId, account.id), secretAccessKey: account.secretAccessKey };
}

/** Whose a key is as far as that is known; the first account's otherwise. */
export function accountOfKey(world: World, accessKeyId: string): string {
  const issued = issuedCredentials(world).get(accessKeyId);
  return issued?.account ?? world.accounts.find((one) => one.accessKeyId === accessKeyId)?.id ?? world.account;
}

function callerOf(world: World, issued: IssuedCredentials, sessionToken: string | undefined): Caller | KeyFault {
  const { secretAccessKey, sessionToken: token, issuedBy, expiresAt, revokedAt, ...principal } = issued;
  if (revokedAt || token !== sessionToken) return "invalid";
  if (expiresAt.getTime() <= world.clock.now()) return "expired";
  return { principal, secretAccessKey };
}

const administratorIds = new Map<string, string>();

function administratorId(account: string): string {
  const known = administratorIds.get(account) ?? `AIDA${keyLetters(`administrator of ${account}`, 17)}`;
  administratorIds.set(account, known);
  return known;
}
