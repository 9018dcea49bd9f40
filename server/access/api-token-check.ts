import "server-only";
import type { Session } from "@/server/context";
import { env } from "@/server/env";
import { type ApiTokenRow, findApiTokenRow, noteApiTokenUsed } from "@/server/store/api-token-rows";
import type { Store } from "@/server/store/open-store";
import { rightsIn } from "./rights";
import { hashOf, isSame } from "./secret";
import { tokenChecks } from "./session-checks";
import { findCookie, wallCookieName } from "./session-cookie";

const bearer = /^Bearer ([\x21-\x7e]{20,512})$/i;
const usedEveryMs = 60_000;

/** Whose the header `Authorization` is: undefined for anything that is not a token which holds. */
export async function findTokenSession(store: Store, authorization: string): Promise<Session | undefined> {
  const token = bearer.exec(authorization)?.[1];
  if (!token) return undefined;
  const { apiToken } = env();
  if (apiToken && isSame(token, apiToken)) return settingSession;
  const row = await findApiTokenRow(store, { hash: hashOf(token) });
  // A feed's token stands in addresses: it opens nothing but its feed.
  if (!row || row.kind === "feed" || !tokenChecks.every((holds) => holds(row))) return undefined;
  if (Date.now() - (row.lastUsedAt?.getTime() ?? 0) > usedEveryMs) await noteApiTokenUsed(store, row.id);
  return toSession(row);
}

/** A wall screen keeps its token in a cookie. No other token is taken from there. */
export async function findWallSession(store: Store, cookieHeader: string | null): Promise<Session | undefined> {
  const token = findCookie(cookieHeader, wallCookieName());
  const row = token ? await findApiTokenRow(store, { hash: hashOf(token) }) : undefined;
  if (row?.kind !== "wall" || !tokenChecks.every((holds) => holds(row))) return undefined;
  return { ...toSession(row), door: "console" };
}

/** Of `SLIPWAY_API_TOKEN`: it deploys everywhere, and settles nothing. */
const settingSession: Session = { userName: "api-token", door: "api-token", groups: [], ...rightsIn("deployer") };

function toSession({ id, name, kind, role, targets, shows, expiresAt }: ApiTokenRow): Session {
  const isScreen = kind === "wall";
  const rights = rightsIn(isScreen ? "viewer" : role, targets);
  return { userName: name, door: "api-token", tokenId: id, isScreen, shows, groups: [], expiresAt, ...rights };
}
