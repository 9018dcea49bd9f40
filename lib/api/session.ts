import { z } from "zod";

/** What next-auth tells a page of its session; an empty object when there is none. */
const BrowserSession = z.object({ user: z.object({ name: z.string() }), expires: z.iso.datetime() });
export type BrowserSession = z.infer<typeof BrowserSession>;

export async function readBrowserSession(signal?: AbortSignal): Promise<BrowserSession | null> {
  return BrowserSession.safeParse(await ask("session", { signal })).data ?? null;
}

/** As the operator of the machine. Answers with why it was refused, or nothing. */
export async function signIn(): Promise<string | undefined> {
  const { url } = Answer.parse(await post("callback/operator"));
  return new URL(url, window.location.origin).searchParams.get("error") ?? undefined;
}

export async function signOut(): Promise<void> {
  await post("signout");
}

const Answer = z.object({ url: z.string() });
const Csrf = z.object({ csrfToken: z.string() });

async function post(action: string): Promise<unknown> {
  const { csrfToken } = Csrf.parse(await ask("csrf"));
  return ask(action, { method: "POST", body: new URLSearchParams({ csrfToken, callbackUrl: "/", json: "true" }) });
}

/** next-auth's own addresses; a refused sign-in is a 401 with an answer like any other. */
async function ask(action: string, init?: RequestInit): Promise<unknown> {
  const response = await fetch(`/api/auth/${action}`, init);
  if (!response.ok && response.status !== 401) throw new TypeError(`${response.status} from /api/auth/${action}`);
  return response.json();
}
