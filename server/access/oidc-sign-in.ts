import "server-only";
import { getStore } from "@/server/context";
import { clientAddress } from "@/server/http/client-address";
import { OidcPerson } from "./oidc-provider";
import { noteRefusedSignIn } from "./refused-sign-in";
import type { CarriedSession } from "./session-cookie";
import { findSessionBefore, openSession } from "./sessions";

const lastsMs = 8 * 60 * 60_000;

/** Opens a session for whom the provider has sent back. */
export async function enterWithOidc(user: unknown, from: Headers): Promise<CarriedSession> {
  const { id, name, email, groups } = OidcPerson.parse(user);
  const store = await getStore();
  const personId = `oidc:${id}`;
  const before = await findSessionBefore(store, from.get("cookie"), personId);
  return openSession(store, {
    person: { id: personId, name, email, groups },
    method: "oidc",
    expiresAt: new Date(Date.now() + lastsMs),
    address: clientAddress(from),
    browser: from.get("user-agent") ?? undefined,
    replaces: before?.sessionId,
  });
}

/** The provider let nobody in, or its answer did not fit the browser that brought it. */
export async function noteOidcRefusal(code: string, from: Headers): Promise<void> {
  const address = clientAddress(from);
  await noteRefusedSignIn(await getStore(), { who: "somebody", address, method: "oidc", reason: code });
}
