import "server-only";
import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { env } from "@/server/env";

/** All that the cookie carries: which row, and the secret that it is known by. */
export const CarriedSession = z.object({ sessionId: z.string(), secret: z.string() });
export type CarriedSession = z.infer<typeof CarriedSession>;

/** `__Host-` binds it to this very host, and only https can set it. */
export function sessionCookieName(): string {
  return env().isHttps ? "__Host-slipway.session" : "slipway.session";
}

/** Of a screen that may only look. */
export function wallCookieName(): string {
  return env().isHttps ? "__Host-slipway.wall" : "slipway.wall";
}

/** What a browser's cookies carry; undefined for anything that this console has not sealed itself. */
export async function readSessionCookie(cookieHeader: string | null): Promise<CarriedSession | undefined> {
  const token = findCookie(cookieHeader, sessionCookieName());
  if (!token) return undefined;
  try {
    return CarriedSession.safeParse(await decode({ token, secret: env().nextAuthSecret })).data;
  } catch {
    return undefined;
  }
}

/** The value of the cookie, for a way in that is not next-auth's. */
export function sealSessionCookie(carried: CarriedSession, maxAgeS: number): Promise<string> {
  return encode({ token: { ...carried }, secret: env().nextAuthSecret, maxAge: maxAgeS });
}

export function findCookie(header: string | null, name: string): string | undefined {
  const pairs = (header ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
