import "server-only";
import { ProblemError } from "@/lib/domain/problem";
import { type Credentials, type CredentialsProvider, stale } from "@/server/aws/credentials";
import { hasNoAccess, isSignedOut, openSso, type RoleCredentials, readRoleCredentials } from "@/server/aws/sso";
import { env } from "@/server/env";
import type { Store } from "@/server/store/open-store";
import { findSessionRow } from "@/server/store/sessions";
import { findAccessToken, type TokenOwner } from "./identity-tokens";
import { endSession } from "./sessions";

interface Role {
  account: string;
  roleName: string;
}

export interface RoleProvider {
  credentials: CredentialsProvider;
  /** AWS has refused them: the next call gets new ones. */
  forget(): void;
}

/** The credentials are got anew when so little of their time is left, or a tenth of it where they last shorter. */
const marginMs = 5 * 60_000;
const marginShare = 0.1;

/** How long a session that held is taken to hold. */
const holdsMs = 1_000;

interface Kept {
  identity: Credentials;
  goodUntil: number;
}

/** A person's own role in an account, for as long as the session lasts: looked at before every call. */
export function roleProvider(store: Store, sessionId: string, role: Role): RoleProvider {
  let kept: Promise<Kept> | undefined;
  let owner: { at: number; is: TokenOwner } | undefined;
  const credentials = async () => {
    if (!owner || Date.now() - owner.at > holdsMs) owner = { is: await readOwner(store, sessionId), at: Date.now() };
    const known = await kept?.catch(() => undefined);
    if (known && known.goodUntil > Date.now()) return known.identity;
    if (known) kept = undefined;
    kept ??= getCredentials(store, owner.is, role);
    const getting = kept;
    getting.catch(() => {
      if (kept === getting) kept = undefined;
    });
    return (await getting).identity;
  };
  return {
    credentials,
    forget: () => {
      kept = undefined;
    },
  };
}

async function readOwner(store: Store, sessionId: string): Promise<TokenOwner> {
  const row = await findSessionRow(store, sessionId);
  const holds = row && !row.revokedAt && row.expiresAt.getTime() > Date.now();
  if (!holds || !row.account) throw signInNeeded("The session that this works with has ended.");
  return { sessionId, personId: row.personId, account: row.account };
}

async function getCredentials(store: Store, owner: TokenOwner, role: Role): Promise<Kept> {
  const { identityCenter } = env();
  if (!identityCenter) throw signInNeeded("IAM Identity Center is not configured any more.");
  const sso = openSso(identityCenter.region);
  const beganAt = Date.now();
  let refused: string | undefined;
  for (;;) {
    const token = await findAccessToken(store, owner, { refused });
    if (!token || token === refused) throw await endStay(store, owner);
    try {
      return toKept(await readRoleCredentials(sso, token, role), beganAt);
    } catch (error) {
      if (hasNoAccess(error)) {
        const detail = `IAM Identity Center gives this person no role ${role.roleName} in ${role.account}.`;
        throw new ProblemError("aws-denied", detail, { cause: error });
      }
      if (!isSignedOut(error) || refused) throw isSignedOut(error) ? await endStay(store, owner) : error;
      refused = token;
    }
  }
}

/** Without a stay at Identity Center the session is worth nothing. */
async function endStay(store: Store, { sessionId }: TokenOwner): Promise<ProblemError> {
  const by = { who: "Slipway", door: "slipway" } as const;
  await endSession(store, { id: sessionId, by, action: "session-revoked" });
  return signInNeeded("IAM Identity Center has ended the stay.");
}

function toKept({ expiration, ...keys }: RoleCredentials, beganAt: number): Kept {
  const goodUntil = expiration - Math.min(marginMs, (expiration - beganAt) * marginShare);
  return { identity: stale({ ...keys, expiration: new Date(expiration) }), goodUntil };
}

export function signInNeeded(detail: string): ProblemError {
  return new ProblemError("needs-sign-in", detail);
}

export function isSignInNeeded(error: unknown): boolean {
  return error instanceof ProblemError && error.kind === "needs-sign-in";
}
