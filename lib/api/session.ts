/** What next-auth tells a page of its session. */
export interface BrowserSession {
  user: { name: string };
  expires: string;
}

export async function readBrowserSession(signal?: AbortSignal): Promise<BrowserSession | null> {
  const { user, expires } = await ask<Partial<BrowserSession>>("session", { signal });
  return user && expires ? { user, expires } : null;
}

/** As the operator of the machine. Answers with why it was refused, or nothing. */
export async function signIn(): Promise<string | undefined> {
  const { url } = await post<{ url: string }>("callback/operator");
  return new URL(url, window.location.origin).searchParams.get("error") ?? undefined;
}

export async function signOut(): Promise<void> {
  await post("signout");
}

async function post<Answer>(action: string): Promise<Answer> {
  const { csrfToken } = await ask<{ csrfToken: string }>("csrf");
  return ask(action, { method: "POST", body: new URLSearchParams({ csrfToken, callbackUrl: "/", json: "true" }) });
}

/** next-auth's own addresses; a refused sign-in is a 401 with an answer like any other. */
async function ask<Answer>(action: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(`/api/auth/${action}`, init);
  if (!response.ok && response.status !== 401) throw new TypeError(`${response.status} from /api/auth/${action}`);
  return response.json();
}
