import type { Scope, World } from "../world";

/** A program that asks people to sign in. */
export interface ClientRow {
  id: string;
  name: string;
  secret: string;
  scopes: string[];
  /** Where unset, every grant. */
  grantTypes?: string[] | undefined;
  redirectUris: string[];
  secretExpiresAt: Date;
}

/** Somebody was asked to let a client in: by a code to type, or by a page that leads back to the client. */
export interface SignInRow {
  /** The device code, or the authorization code. */
  code: string;
  /** Known to the page that was shown only, so that no other page can answer for a person. */
  ticket: string;
  clientId: string;
  expiresAt: Date;
  answer?: { approvedBy: string } | "denied" | undefined;
  isUsed: boolean;
  device?: { userCode: string; pollSeconds: number; lastPolledAt?: Date | undefined };
  redirect?: { uri: string; state?: string | undefined; codeChallenge: string };
}

/** A person's stay, from sign-in to sign-out. */
export interface SessionRow {
  id: string;
  userName: string;
  clientId: string;
  endsAt: Date;
}

export interface TokenRow {
  sessionId: string;
  use: "access" | "refresh";
  expiresAt: Date;
}

export function clients(world: World): Map<string, ClientRow> {
  return world.table(identityScope(world), "identity-center.clients");
}

/** By code. */
export function signIns(world: World): Map<string, SignInRow> {
  return world.table(identityScope(world), "identity-center.sign-ins");
}

export function portalSessions(world: World): Map<string, SessionRow> {
  return world.table(identityScope(world), "identity-center.sessions");
}

/** By the token itself. */
export function tokens(world: World): Map<string, TokenRow> {
  return world.table(identityScope(world), "identity-center.tokens");
}

/** Identity Center is one for the whole organization. */
export function identityScope({ account }: World): Scope {
  return { account, region: "aws-global" };
}
