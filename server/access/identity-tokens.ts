import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { IdentityTokens, openSsoOidc, refreshTokens } from "@/server/aws/sso-oidc";
import { env } from "@/server/env";
import type { Store } from "@/server/store/open-store";
import { findSessionTokens, replaceSessionTokens } from "@/server/store/session-tokens";
import { type Bound, seal, unsealIfOurs } from "./vault";

/** Renewed when so little of its time is left, so that no call begins with one that ends on its way. */
const marginMs = 15_000;

/** Whose tokens they are: sealed for this row, person and account. */
export interface TokenOwner {
  sessionId: string;
  personId: string;
  account: string;
}

const boundOf = ({ sessionId, personId, account }: TokenOwner): Bound => {
  return { use: "session-tokens", id: sessionId, personId, account };
};

export async function sealTokens(store: Store, owner: TokenOwner, tokens: IdentityTokens) {
  const sealed = await seal(store, tokens, boundOf(owner));
  return { sessionId: owner.sessionId, sealed, expiresAt: new Date(tokens.accessTokenEndsAt) };
}

export async function findTokens(store: Store, owner: TokenOwner): Promise<IdentityTokens | undefined> {
  const sealed = await findSessionTokens(store, owner.sessionId);
  return sealed === undefined ? undefined : unsealIfOurs(store, sealed, boundOf(owner), IdentityTokens);
}

// One for the whole process: Next bundles routes and instrumentation apart, so a module variable would be there twice.
const own = globalThis as typeof globalThis & { slipwayRenewals?: Map<string, Promise<string | undefined>> };

/**
 * The access token of a session, renewed where it must be; undefined when Identity Center does not go on with the stay. One that
 * was refused is renewed whatever it says of its end.
 */
export async function findAccessToken(
  store: Store,
  owner: TokenOwner,
  { refused }: { refused?: string } = {},
): Promise<string | undefined> {
  const tokens = await findTokens(store, owner);
  if (!tokens) return undefined;
  const isGood = tokens.accessToken !== refused && tokens.accessTokenEndsAt - Date.now() > marginMs;
  if (isGood) return tokens.accessToken;
  own.slipwayRenewals ??= new Map();
  const renewals = own.slipwayRenewals;
  const under = renewals.get(owner.sessionId) ?? renew(store, owner, tokens);
  renewals.set(owner.sessionId, under);
  try {
    const renewed = await under;
    const isLeft = tokens.accessToken !== refused && tokens.accessTokenEndsAt > Date.now();
    return renewed ?? (isLeft ? tokens.accessToken : undefined);
  } finally {
    if (renewals.get(owner.sessionId) === under) renewals.delete(owner.sessionId);
  }
}

/** The replica whose refresh token was taken may have the answer a little before it has kept it. */
const looksAfterMs = [0, 100, 300, 800];

/** A refresh token is good once: of replicas that use it together one succeeds, and the others take what that one has kept. */
async function renew(store: Store, owner: TokenOwner, tokens: IdentityTokens): Promise<string | undefined> {
  const { identityCenter } = env();
  const from = await findSessionTokens(store, owner.sessionId);
  const renewed = identityCenter && (await refreshTokens(openSsoOidc(identityCenter.region), tokens));
  const { sealed, expiresAt } = renewed ? await sealTokens(store, owner, renewed) : {};
  if (
    from &&
    sealed &&
    expiresAt &&
    (await replaceSessionTokens(store, owner.sessionId, { from, sealed, expiresAt }))
  ) {
    return renewed?.accessToken;
  }
  for (const waitMs of looksAfterMs) {
    await sleep(waitMs);
    const kept = await findTokens(store, owner);
    if (!kept) return undefined;
    if (kept.accessToken !== tokens.accessToken) return kept.accessToken;
  }
  return undefined;
}
