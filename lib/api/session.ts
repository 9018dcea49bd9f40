import { ProblemError } from "@/lib/domain/problem";
import type { OwnSession } from "@/lib/domain/session";
import { call } from "./client";

/** On `window`: there is a session again, so whatever stopped without one may go on. */
export const signedInEvent = "slipway-signed-in";

let hasBeenSignedIn = false;

/** Somebody was, on this page. Where nobody ever was it is a screen, which has no sign-in that could end. */
export function wasSignedIn(): boolean {
  return hasBeenSignedIn;
}

/** "Who am I"; null for nobody. */
export async function readOwnSession(signal?: AbortSignal): Promise<OwnSession | null> {
  try {
    const session = await call("GET /api/v1/session", {}, signal);
    hasBeenSignedIn = true;
    return session;
  } catch (error) {
    if (error instanceof ProblemError && error.kind === "not-signed-in") return null;
    throw error;
  }
}

/** By a way in that needs no other page. Answers with why it was refused, or nothing. */
export async function signIn(
  provider: "operator" | "identity-center",
  fields: Record<string, string> = {},
): Promise<string | undefined> {
  const { url } = await post<{ url: string }>(`callback/${provider}`, fields);
  const refusal = new URL(url, window.location.origin).searchParams.get("error") ?? undefined;
  if (!refusal) window.dispatchEvent(new Event(signedInEvent));
  return refusal;
}

/** Leaves for the OIDC provider, which sends the browser back. */
export async function leaveForOidc(returnPath: string): Promise<void> {
  const { url } = await post<{ url: string }>("signin/oidc", { callbackUrl: returnPath });
  window.location.assign(url);
}

export async function signOut(): Promise<void> {
  await post("signout");
}

async function post<Answer>(action: string, fields: Record<string, string> = {}): Promise<Answer> {
  const { csrfToken } = await ask<{ csrfToken: string }>("csrf");
  const body = new URLSearchParams({ callbackUrl: "/", ...fields, csrfToken, json: "true" });
  return ask(action, { method: "POST", body });
}

/** next-auth's own addresses; a refused sign-in is a 401 with an answer like any other. */
async function ask<Answer>(action: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(`/api/auth/${action}`, init);
  if (!response.ok && response.status !== 401) throw new TypeError(`${response.status} from /api/auth/${action}`);
  return response.json();
}
