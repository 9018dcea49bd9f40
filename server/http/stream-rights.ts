import "server-only";
import { isDeepStrictEqual } from "node:util";
import { requireChance } from "@/server/access/authorize";
import { takeStreamPlace } from "@/server/access/rate-limit";
import { findSession } from "@/server/auth";
import { log } from "@/server/log";
import { subscribe, type Topic } from "@/server/store/topics";
import type { Following } from "./event-stream";
import { type Asked, inputGuards } from "./guards";

/** Also looked at without word of a change: a session may expire, and word may be lost. */
const lookEveryMs = 15_000;

/** The same events, until the session ends or its right to them does. One of the places that a person has is taken meanwhile. */
export async function whileAllowed(follow: Following, asked: Asked, input: unknown): Promise<Following> {
  const { store, session } = asked;
  const place = await takeStreamPlace(store, session);
  return (signal) => {
    const ending = new AbortController();
    const look = () => {
      isStillAllowed(asked, input)
        .then((isAllowed) => (isAllowed ? place.hold() : ending.abort()))
        .catch((error) => log().warn({ err: error }, "The right to an event stream could not be looked at"));
    };
    const timer = setInterval(look, lookEveryMs);
    signal.addEventListener("abort", () => {
      clearInterval(timer);
      ending.abort();
      place.leave().catch(() => {}); // given up by itself a little later
    });
    if (signal.aborted) ending.abort();
    subscribe(store, topicsOf(asked), look, ending.signal).catch(() => {}); // the timer looks all the same
    return follow(ending.signal);
  };
}

function topicsOf({ session: { sessionId, tokenId } }: Asked): Topic[] {
  return [
    "rights",
    ...(sessionId ? [`session:${sessionId}` as const] : []),
    ...(tokenId ? [`token:${tokenId}` as const] : []),
  ];
}

/** Whose roles are others than before begins anew: what a stream shows is settled when it begins. */
async function isStillAllowed(asked: Asked, input: unknown): Promise<boolean> {
  const session = await findSession(asked.request);
  if (!session || !isDeepStrictEqual(session.roles, asked.session.roles)) return false;
  try {
    await requireChance(asked.store, session, asked.endpoint);
    for (const guard of inputGuards) await guard({ ...asked, session }, input);
    return true;
  } catch {
    return false;
  }
}
