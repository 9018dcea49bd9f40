import { z } from "zod";

/** What next-auth tells a page of its session; an empty object when there is none. */
const BrowserSession = z.object({ user: z.object({ name: z.string() }), expires: z.iso.datetime() });
export type BrowserSession = z.infer<typeof BrowserSession>;

export async function readBrowserSession(signal?: AbortSignal): Promise<BrowserSession | null> {
  const response = await fetch("/api/auth/session", { signal });
  if (!response.ok) throw new TypeError(`${response.status} from /api/auth/session`);
  return BrowserSession.safeParse(await response.json()).data ?? null;
}
