import type { Interval } from "./health-history";

/** How long a version served. Times are ISO strings. */
export interface ServedSpan {
  from: string;
  /** None: it still serves. */
  until?: string;
  /** Somebody looked all the time: nothing else can have served in between. */
  isCertain: boolean;
}

interface Known {
  /** When anything else began to serve, or all was taken away. */
  changes: readonly string[];
  /** When the target was watched, in order. */
  watched: readonly Interval[];
  now: number;
}

/** From when a version began to serve until the next one did. */
export function servedSpan(from: string, { changes, watched, now }: Known): ServedSpan {
  const until = changes.filter((at) => at > from).sort()[0];
  const isCertain = isCovered(watched, Date.parse(from), until === undefined ? now : Date.parse(until));
  return { from, ...(until && { until }), isCertain };
}

/** What lies between one look and the next. */
const graceMs = 180_000;

function isCovered(watched: readonly Interval[], from: number, until: number): boolean {
  let reached = from;
  for (const span of watched) {
    if (span.from > reached + graceMs) break;
    reached = Math.max(reached, span.to);
  }
  return reached + graceMs >= until;
}
