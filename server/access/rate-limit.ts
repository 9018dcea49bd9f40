import "server-only";
import { randomUUID } from "node:crypto";
import { ProblemError } from "@/lib/domain/problem";
import type { Session } from "@/server/context";
import type { Store } from "@/server/store/open-store";
import { countUp, forgetOldCounts, holdPlace, leavePlace, takePlace } from "@/server/store/rate-counts";

const minuteMs = 60_000;

/** How often within how long; over all replicas. */
export const limits = {
  /** Starts of a sign-in by Identity Center or OIDC, and refused ones of the operator; by address. */
  "sign-in": { max: 5, windowMs: 5 * minuteMs },
  /** Those that the audit keeps, by address. */
  "refused-sign-in": { max: 20, windowMs: 5 * minuteMs },
  deploy: { max: 10, windowMs: minuteMs },
  "deploy-by-token": { max: 60, windowMs: minuteMs },
  export: { max: 2, windowMs: minuteMs },
  "test-notification": { max: 10, windowMs: minuteMs },
  /** A badge in a page that many read; by its token. */
  feed: { max: 120, windowMs: minuteMs },
  /** Tokens that are none, by address. */
  "refused-feed": { max: 60, windowMs: minuteMs },
} as const;
export type LimitName = keyof typeof limits;

const limitOf: Record<string, LimitName> = {
  "POST /api/v1/runs": "deploy",
  "POST /api/v1/runs/{id}/retry": "deploy",
  "GET /api/v1/activity/export": "export",
  "POST /api/v1/notification-channels/{id}/test": "test-notification",
};

/** One more of what is limited; throws when there were enough. */
export async function requireTurn(store: Store, name: LimitName, subject: string): Promise<void> {
  void sweep(store);
  const waitMs = await countUp(store, `${name} ${subject}`, limits[name]);
  if (waitMs !== undefined) throw tooMany(waitMs);
}

/** Feeds are counted where it is known of which token they are. */
export function isLimited(address: string): boolean {
  return address in limitOf || address.startsWith("GET /api/v1/feeds/");
}

/** The limit that an endpoint has for whoever asks, if it has one. */
export async function requireTurnAt(store: Store, session: Session, address: string): Promise<void> {
  const name = limitOf[address];
  if (!name) return;
  const isToken = name === "deploy" && session.door === "api-token";
  await requireTurn(store, isToken ? "deploy-by-token" : name, subjectOf(session));
}

/** Open event streams of one person at a time. */
export const streamLimit = { max: 20, windowMs: 40_000 };

export interface StreamPlace {
  /** To be called again within the window. */
  hold(): Promise<void>;
  leave(): Promise<void>;
}

export async function takeStreamPlace(store: Store, session: Session): Promise<StreamPlace> {
  const of = `stream ${subjectOf(session)}`;
  const place = randomUUID();
  if (!(await takePlace(store, { of, place, limit: streamLimit }))) throw tooMany(streamLimit.windowMs);
  return { hold: () => holdPlace(store, of, place), leave: () => leavePlace(store, of, place) };
}

function subjectOf({ personId, tokenId, userName }: Session): string {
  return personId ?? tokenId ?? userName;
}

function tooMany(waitMs: number): ProblemError {
  const retryAfterS = Math.ceil(waitMs / 1000);
  return new ProblemError("too-many-requests", `It may be tried again in ${retryAfterS} s.`, { retryAfterS });
}

const sweepEveryMs = 10 * minuteMs;
let sweptAt = 0;

async function sweep(store: Store): Promise<void> {
  if (Date.now() - sweptAt < sweepEveryMs) return;
  sweptAt = Date.now();
  await forgetOldCounts(store).catch(() => {});
}
