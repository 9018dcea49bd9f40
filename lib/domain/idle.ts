const dayMs = 86_400_000;

/** So many days without a request make a service idle. */
export const idleAfterDays = 7;

interface Asked {
  /** The day on which it was last asked anything. */
  lastRequestOn?: Date;
  /** What was before is not known. */
  watchedFrom: Date;
  createdAt?: Date;
}

/** Full days without a request, as far back as is known. The day of the last request has no hour: it counts as a whole. */
export function idleDays({ lastRequestOn, watchedFrom, createdAt }: Asked, now: number): number {
  const since = lastRequestOn
    ? lastRequestOn.getTime() + dayMs
    : Math.max(watchedFrom.getTime(), createdAt?.getTime() ?? 0);
  return Math.max(0, Math.floor((now - since) / dayMs));
}
