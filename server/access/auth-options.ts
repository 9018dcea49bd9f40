import "server-only";
import type { AuthOptions } from "next-auth";
import { ownPath } from "@/lib/own-path";
import { getStore } from "@/server/context";
import { env } from "@/server/env";
import { log } from "@/server/log";
import { identityCenterProvider } from "./identity-center-provider";
import { oidcProvider } from "./oidc-provider";
import { enterWithOidc, noteOidcRefusal } from "./oidc-sign-in";
import { operatorProvider } from "./operator-provider";
import { CarriedSession, sessionCookieName } from "./session-cookie";
import { endSession, findPersonSession } from "./sessions";

/** The longest that any way of signing in lasts; each session has its own end in its row. */
export const sessionMaxAgeS = 12 * 60 * 60;

/** next-auth carries the cookie; whose it is, and whether it still holds, is for the rows to say. */
export function authOptions(from: Headers): AuthOptions {
  const { nextAuthSecret, isHttps, identityCenter, oidc } = env();
  return {
    secret: nextAuthSecret,
    session: { strategy: "jwt", maxAge: sessionMaxAgeS },
    useSecureCookies: isHttps,
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps },
      },
    },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      operatorProvider(),
      ...(identityCenter ? [identityCenterProvider()] : []),
      ...(oidc ? [oidcProvider(oidc)] : []),
    ],
    callbacks: {
      jwt: async ({ token, user, account }) => {
        if (account?.provider === "oidc") return { ...(await enterWithOidc(user, from)) };
        return { ...CarriedSession.parse(user ?? token) };
      },
      async session({ session, token }) {
        const found = await findPersonSession(await getStore(), CarriedSession.parse(token));
        if (!found?.expiresAt) throw new Error("The session has ended");
        return { user: { name: found.userName }, expires: found.expiresAt.toISOString() ?? session.expires };
      },
      redirect: ({ url, baseUrl }) =>
        `${baseUrl}${ownPath(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url)}`,
    },
    events: {
      async signOut({ token }) {
        const carried = CarriedSession.safeParse(token);
        const store = await getStore();
        const session = carried.success ? await findPersonSession(store, carried.data) : undefined;
        if (!session?.sessionId) return;
        const { userName: who, personId, address } = session;
        await endSession(store, {
          id: session.sessionId,
          by: { who, personId, address, door: "console" },
          action: "sign-out",
        });
      },
    },
    logger: {
      error: (code, { message }) => {
        log().warn({ code, message }, "A sign-in did not go through");
        if (oidc && code.includes("OAUTH"))
          noteOidcRefusal(code, from).catch((err) => log().error({ err }, "Unwritten"));
      },
      warn: (code) => log().debug({ code }, "next-auth"),
      debug: () => {},
    },
  };
}
