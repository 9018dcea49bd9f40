import type { TeamTargetHead } from "./team-status";

/** An age that nobody minds: unseen targets are looked at once a minute. */
const freshMs = 90_000;
/** So many looks may be missed before what is known counts as old. */
const missedLooks = 3;

type Watched = Pick<TeamTargetHead, "asOf" | "everyS">;

/** Whether what is known of a target is so old that nobody should rely on it. */
export function isStale({ asOf, everyS = 0 }: Watched, now: number): boolean {
  if (!asOf) return false;
  return now - Date.parse(asOf) > Math.max(freshMs, missedLooks * everyS * 1000);
}

/** When the oldest part of what is shown was read; undefined where nothing was. */
export function oldestReading(targets: readonly Watched[]): number | undefined {
  const times = targets.flatMap(({ asOf }) => (asOf ? [Date.parse(asOf)] : []));
  return times.length > 0 ? Math.min(...times) : undefined;
}
