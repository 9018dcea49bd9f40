import "server-only";
import { env } from "@/server/env";
import type { DeviceSignInRow } from "@/server/store/device-sign-ins";
import { findDeviceSignIn } from "@/server/store/device-sign-ins";
import type { Store } from "@/server/store/open-store";
import { hashOf, isSame } from "./secret";

const keptDays = 90;

export function deviceCookieName(): string {
  return env().isHttps ? "__Host-slipway.device" : "slipway.device";
}

/** Known to the one browser that began a sign-in; a new one each time. */
export function deviceCookie(id: string, secret: string): string {
  const secure = env().isHttps ? "; Secure" : "";
  const maxAgeS = keptDays * 86_400;
  return `${deviceCookieName()}=${id}.${secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeS}${secure}`;
}

/** The sign-in that this very browser has begun. */
export async function findOwnDeviceSignIn(
  store: Store,
  cookie: string | undefined,
): Promise<DeviceSignInRow | undefined> {
  const [id, secret] = cookie?.split(".") ?? [];
  const row = id && secret ? await findDeviceSignIn(store, id) : undefined;
  return row && secret && isSame(row.browserHash, hashOf(secret)) ? row : undefined;
}
