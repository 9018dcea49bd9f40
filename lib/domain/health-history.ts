import type { Health, HealthSpan } from "./health";
import type { ServiceDays } from "./team-status";

/** Times in milliseconds. */
export interface Interval {
  from: number;
  to: number;
}

/** What is known of a service over time: its spans, and when its target was watched at all. Both are in order of time. */
export interface History {
  spans: readonly HealthSpan[];
  watched: readonly Interval[];
}

interface Seconds {
  ok: number;
  degraded: number;
  failed: number;
}

const dayMs = 86_400_000;
/** A day is what it was for so long at least; seconds of a rollout do not make a bad day. */
const countsFromS = 60;

/** How long it was what within a time, as far as somebody looked. */
export function secondsWithin({ spans, watched }: History, within: Interval): Seconds {
  const sum = { ok: 0, degraded: 0, failed: 0 };
  for (const span of spans) {
    const part = overlap({ from: Date.parse(span.startedAt), to: Date.parse(span.endedAt) }, within);
    if (part) add(sum, span, part, watched);
  }
  return sum;
}

function add(sum: Seconds, span: HealthSpan, part: Interval, watched: readonly Interval[]): void {
  const { health, seconds, startedAt, endedAt } = span;
  if (seconds) {
    const share = (part.to - part.from) / (Date.parse(endedAt) - Date.parse(startedAt));
    for (const name of ["ok", "degraded", "failed"] as const) sum[name] += seconds[name] * share;
  } else if (health !== "none") sum[health] += watchedMs(watched, part) / 1000;
}

/** Of a time, what was watched. */
function watchedParts(watched: readonly Interval[], part: Interval): Interval[] {
  const parts: Interval[] = [];
  for (const interval of watched.slice(firstEndingAfter(watched, part.from))) {
    const both = overlap(interval, part);
    if (!both) break;
    parts.push(both);
  }
  return parts;
}

function watchedMs(watched: readonly Interval[], part: Interval): number {
  return watchedParts(watched, part).reduce((sum, { from, to }) => sum + to - from, 0);
}

function firstEndingAfter(intervals: readonly Interval[], time: number): number {
  let low = 0;
  let high = intervals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((intervals[middle] as Interval).to <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

function overlap(one: Interval, other: Interval): Interval | undefined {
  const from = Math.max(one.from, other.from);
  const to = Math.min(one.to, other.to);
  return from < to ? { from, to } : undefined;
}

/**
 * The share of the time in which it served, in percent: degraded is served, failed is not, and what nobody saw is neither. Undefined
 * without any look. Never rounded up: 100 is no second missed.
 */
export function uptimePercent({ ok, degraded, failed }: Seconds): number | undefined {
  const all = ok + degraded + failed;
  return all > 0 ? Math.floor(((ok + degraded) / all) * 100_000) / 1000 : undefined;
}

/** The share of a time in which somebody looked and it was meant to serve, in percent. */
export function seenPercent({ ok, degraded, failed }: Seconds, { from, to }: Interval): number {
  return Math.min(100, Math.round(((ok + degraded + failed) * 1_000_000) / (to - from)) / 10);
}

const letters: Record<Health, string> = { ok: "h", degraded: "d", failed: "f", none: "-" };

/** Days of UTC, the oldest first and today last. */
export function latestDays(now: number, count: number): Interval[] {
  const today = Math.floor(now / dayMs) * dayMs;
  return Array.from({ length: count }, (_, index) => {
    const from = today - (count - 1 - index) * dayMs;
    return { from, to: Math.min(now, from + dayMs) };
  });
}

interface CountedDeploys {
  /** Midnight of UTC. */
  day: number;
  count: number;
}

export function serviceDays(
  history: History,
  deploys: readonly CountedDeploys[],
  days: readonly Interval[],
): ServiceDays {
  const deploysOn = (from: number) => deploys.reduce((sum, { day, count }) => sum + (day === from ? count : 0), 0);
  return {
    states: days.map((day) => letters[worstOf(secondsWithin(history, day))]).join(""),
    deploys: days.map(({ from }) => deploysOn(from)),
  };
}

/** What was seen of a service within a time: where nobody looked, there is nothing. */
export function spansAsSeen({ spans, watched }: History, within: Interval): HealthSpan[] {
  return spans.flatMap((span) => {
    const part = overlap({ from: Date.parse(span.startedAt), to: Date.parse(span.endedAt) }, within);
    if (!part || span.health === "none") return [];
    if (span.seconds) return [span];
    return watchedParts(watched, part).map(({ from, to }) => ({
      ...span,
      startedAt: new Date(from).toISOString(),
      endedAt: new Date(to).toISOString(),
    }));
  });
}

/** What counts of a time: the worst that lasted. */
export function worstOf({ ok, degraded, failed }: Seconds): Health {
  if (failed >= countsFromS) return "failed";
  if (degraded + failed >= countsFromS) return "degraded";
  return ok + degraded + failed > 0 ? "ok" : "none";
}

/** How fine old times are kept, from which age on. */
export const grains = [
  { olderThanMs: dayMs, grainMs: 5 * 60_000 },
  { olderThanMs: 7 * dayMs, grainMs: 3_600_000 },
  { olderThanMs: 35 * dayMs, grainMs: dayMs },
] as const;

/** Several spans of one time as one: the worst of them, and how long it was what. */
export function mergeSpans(spans: readonly [HealthSpan, ...HealthSpan[]], watched: readonly Interval[]): HealthSpan {
  const from = Date.parse(spans[0].startedAt);
  const to = Math.max(...spans.map(({ endedAt }) => Date.parse(endedAt)));
  const sum = secondsWithin({ spans, watched }, { from, to });
  const rank: Record<Health, number> = { none: 0, ok: 1, degraded: 2, failed: 3 };
  const worst = spans.reduce((one, other) => (rank[other.health] > rank[one.health] ? other : one));
  return {
    startedAt: spans[0].startedAt,
    endedAt: new Date(to).toISOString(),
    health: worst.health,
    ...(worst.cause && { cause: worst.cause }),
    seconds: { ok: Math.round(sum.ok), degraded: Math.round(sum.degraded), failed: Math.round(sum.failed) },
  };
}
