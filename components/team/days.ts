import type { ServiceDays } from "@/lib/domain/team-status";

/** Healthy, degraded, failed, or not known. */
const letters = ["h", "d", "f", "-"] as const;

export interface Day {
  date: Date;
  state: (typeof letters)[number];
  deploys: number;
}

export const dayCount = 30;
const dayMs = 86_400_000;

/** Thirty of them, today last; what is not there was not watched. */
export function daysOf({ states, deploys }: ServiceDays, now: number): Day[] {
  const known = states.slice(-dayCount);
  const missing = dayCount - known.length;
  return Array.from({ length: dayCount }, (_, index) => ({
    date: new Date(now - (dayCount - 1 - index) * dayMs),
    state: letters.find((letter) => letter === known[index - missing]) ?? "-",
    deploys: deploys.at(index - dayCount) ?? 0,
  }));
}
