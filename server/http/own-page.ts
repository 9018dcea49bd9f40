import "server-only";
import { env } from "@/server/env";
import { isLoopbackHost } from "@/server/loopback";

/** Whether a browser says that the request was made by a page of this console. A request without `Origin` was not. */
export function isFromOwnPage(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  const origin = headers.get("origin");
  return origin !== null && (origin === env().origin || isOtherNameOfThisMachine(origin, headers.get("host")));
}

/** On loopback the same console has several names: what counts is that the page has the very one that it asks. */
function isOtherNameOfThisMachine(origin: string, host: string | null): boolean {
  if (!env().isLoopbackOnly || host === null || !isLoopbackHost(host)) return false;
  return origin === `http://${host}`;
}
