import "server-only";
import type { Endpoint } from "@/lib/api/endpoint";
import { ruleFor } from "@/lib/api/policy";
import { ProblemError } from "@/lib/domain/problem";
import { requireChance, requireRight } from "@/server/access/authorize";
import { requireTurnAt } from "@/server/access/rate-limit";
import type { Context } from "@/server/context";
import { isFromOwnPage } from "./own-page";

export interface Asked {
  endpoint: Endpoint;
  request: Request;
  store: Context["store"];
  session: Context["session"];
}

type Guard = (asked: Asked) => Promise<void> | void;

/** In this order, before anything of the body is read. Each throws the problem that it sees. */
export const guards: Guard[] = [
  function isSignedIn({ session }) {
    // The type says that there is one; only this guard makes it true.
    if (!session) throw new ProblemError("not-signed-in", "There is no valid session or API token with this request.");
  },
  function comesFromOwnPage({ endpoint, request, session }) {
    if (session.door === "console") refuseForeignPage(endpoint, request);
  },
  function isJson({ endpoint, request }) {
    refuseOtherTypes(endpoint, request);
  },
  function isForScreens({ endpoint, session }) {
    if (session.isScreen) refuseWhatNoScreenShows(endpoint);
  },
  function couldBeAllowed({ endpoint, store, session }) {
    return requireChance(store, session, endpoint);
  },
  function isNotTooOften({ endpoint, store, session }) {
    return requireTurnAt(store, session, `${endpoint.method} ${endpoint.path}`);
  },
];

/** For the endpoints that are open to all. */
export const openGuards: ((endpoint: Endpoint, request: Request) => void)[] = [refuseForeignPage, refuseOtherTypes];

/** Once it is known what is asked. */
export const inputGuards: ((asked: Asked, input: unknown) => Promise<void>)[] = [
  function isAllowedThere({ endpoint, store, session }, input) {
    return requireRight(store, session, endpoint, input);
  },
];

/** A browser sends the cookie with any site's form; only our own pages may change something with it. */
function refuseForeignPage({ method }: Endpoint, request: Request): void {
  if (method === "GET" || isFromOwnPage(request.headers)) return;
  throw new ProblemError("not-allowed", "The request does not come from this console's own pages.");
}

/** No form of another site can send this type without asking first. */
function refuseOtherTypes({ method }: Endpoint, request: Request): void {
  if (method === "GET" || /^application\/json\s*(;|$)/i.test(request.headers.get("content-type") ?? "")) return;
  throw new ProblemError("not-json", "The content-type must be application/json.");
}

/** The session of a screen is nobody's: it hangs on a wall, for everybody who passes. */
function refuseWhatNoScreenShows(endpoint: Endpoint): void {
  const rule = ruleFor(endpoint);
  if (endpoint.method === "GET" && typeof rule !== "string" && rule.screens) return;
  throw new ProblemError("not-allowed", "A screen may only look, and only at what it shows.");
}
