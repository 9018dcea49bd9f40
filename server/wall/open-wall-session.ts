import "server-only";
import type { contract } from "@/lib/api/contract";
import type { InputOf, OutputOf } from "@/lib/api/endpoint";
import { ProblemError } from "@/lib/domain/problem";
import { findWallSession } from "@/server/access/api-token-check";
import { wallCookieName } from "@/server/access/session-cookie";
import { getStore } from "@/server/context";
import { env } from "@/server/env";

/** Puts the token of a screen into a cookie that scripts cannot read, so that it need not stay in an address. */
export async function openWallSession(
  visit: { setCookie(cookie: string): void },
  { token }: InputOf<typeof contract.openWallSession>,
): Promise<OutputOf<typeof contract.openWallSession>> {
  const name = wallCookieName();
  const session = await findWallSession(await getStore(), `${name}=${token}`);
  if (!session?.expiresAt)
    throw new ProblemError("not-found", "There is no token of a screen like this one that holds.");
  const maxAgeS = Math.floor((session.expiresAt.getTime() - Date.now()) / 1000);
  const secure = env().isHttps ? "; Secure" : "";
  visit.setCookie(`${name}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeS}${secure}`);
  const { userName, targets, expiresAt } = session;
  return { name: userName, targets: targets === "all" ? [] : [...targets], expiresAt: expiresAt.toISOString() };
}
