import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { pageAddressHeader } from "@/lib/page-address";
import { findTokenSession, findWallSession } from "./access/api-token-check";
import { readSessionCookie } from "./access/session-cookie";
import { findPersonSession } from "./access/sessions";
import { getStore, type Session } from "./context";
import { clientAddress } from "./http/client-address";

/** Who asks, by API token or by cookie; undefined for nobody. A header that is no token is nobody's, whatever cookie is beside it. */
export async function findSession(request: { headers: Headers }): Promise<Session | undefined> {
  const store = await getStore();
  const address = clientAddress(request.headers);
  const authorization = request.headers.get("authorization");
  const session =
    authorization === null ? await findBrowserSession(request.headers) : await findTokenSession(store, authorization);
  return session && { ...session, address: address ?? session.address };
}

async function findBrowserSession(from: Headers): Promise<Session | undefined> {
  const store = await getStore();
  const cookies = from.get("cookie");
  const carried = await readSessionCookie(cookies);
  const person = carried && (await findPersonSession(store, carried));
  // A screen on which somebody once signed in is a screen again.
  return person ?? findWallSession(store, cookies);
}

/** For pages: who is not signed in is sent to do so, and comes back afterwards to what was asked for. */
export async function requireSession(): Promise<Session> {
  const asked = new Headers(await headers());
  const session = await findBrowserSession(asked);
  if (!session) redirect(`/sign-in?callbackUrl=${encodeURIComponent(asked.get(pageAddressHeader) ?? "/")}`);
  return session;
}
