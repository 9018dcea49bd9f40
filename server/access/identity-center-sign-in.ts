import "server-only";
import { hasNoAccess, isSignedOut, openSso, type RoleCredentials, readRoleCredentials } from "@/server/aws/sso";
import { readIdentityOf } from "@/server/aws/sts";
import { noteChosenRole } from "@/server/store/chosen-roles";
import type { Store } from "@/server/store/open-store";
import { insertSessionTokens } from "@/server/store/session-tokens";
import { type Approved, requireIdentityCenter, useDeviceSignIn } from "./device-sign-in";
import { saveFirstTarget } from "./first-target";
import { sealTokens } from "./identity-tokens";
import { findPersonSession, findSessionBefore, openSession } from "./sessions";
import { takeOverRuns } from "./waiting-runs";

/** Why a choice of account and role was not the end of a sign-in; the sign-in page has words for each. */
export type Refusal =
  | "not-approved"
  | "role-refused"
  | "other-account"
  | "no-person"
  | "identity-center-unreachable"
  | "other";

export class RefusedError extends Error {
  constructor(readonly reason: Refusal) {
    super(reason);
  }
}

/** Ends by itself at the latest then, when Identity Center lets it last so long. */
const staysMs = 8 * 60 * 60_000;

interface EnterOptions {
  approved: Approved & { id: string };
  choice: { account: string; roleName: string };
  address?: string;
  browser?: string;
  /** Those of the request: the session that is renewed is among them. */
  cookies: string | null;
}

/** Opens a session for a person, known by the credentials of the role, and with the tokens for more of them. */
export async function enterWithRole(store: Store, options: EnterOptions) {
  const { approved, choice, address, browser, cookies } = options;
  const { tokens, accounts } = approved;
  const account = accounts.find((each) => each.account === choice.account);
  if (!account?.roleNames.includes(choice.roleName)) throw new RefusedError("role-refused");
  const userName = await readUserName(await getCredentials(tokens.accessToken, choice), choice.account);
  const personId = `identity-center:${userName}`;
  const before = await findSessionBefore(store, cookies, personId);
  const isLasting = tokens.refreshToken !== undefined;
  const carried = await openSession(store, {
    person: { id: personId, name: userName, groups: [] },
    method: "identity-center",
    ...choice,
    expiresAt: new Date(isLasting ? Date.now() + staysMs : tokens.accessTokenEndsAt),
    address,
    browser,
    replaces: before?.sessionId,
    alongside: async (db, sessionId) => {
      if (!(await useDeviceSignIn(store, db, { id: approved.id, personId, sessionId })))
        throw new RefusedError("not-approved");
      const owner = { sessionId, personId, account: choice.account };
      await insertSessionTokens({ db }, await sealTokens(store, owner, tokens));
      await noteChosenRole({ db }, personId, choice);
    },
  });
  const session = await findPersonSession(store, carried);
  if (session) {
    await saveFirstTarget(store, session, { account: choice.account, name: account.name });
    await takeOverRuns(store, session, before?.sessionId);
  }
  return { id: personId, ...carried };
}

async function getCredentials(accessToken: string, choice: EnterOptions["choice"]): Promise<RoleCredentials> {
  const { region } = requireIdentityCenter();
  try {
    return await readRoleCredentials(openSso(region), accessToken, choice);
  } catch (error) {
    if (hasNoAccess(error)) throw new RefusedError("role-refused");
    if (isSignedOut(error)) throw new RefusedError("not-approved");
    throw error;
  }
}

/** AWS itself says who it is: the session of the role has the name of the person. */
async function readUserName({ expiration: _, ...keys }: RoleCredentials, account: string): Promise<string> {
  const { region } = requireIdentityCenter();
  const identity = await readIdentityOf(keys, region);
  if (identity.account !== account) throw new RefusedError("other-account");
  const userName = /:assumed-role\/[^/]+\/(\S+)$/.exec(identity.callerArn)?.[1];
  if (!userName) throw new RefusedError("no-person");
  return userName;
}
