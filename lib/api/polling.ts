interface Polled {
  state: { status: string; dataUpdatedAt: number; errorUpdateCount: number };
}

const longestMs = 60_000;

/**
 * The time until the next poll. While the last one failed it grows with the length of the outage, so that it doubles, and it is
 * spread, so that open pages do not ask together.
 */
export function pollAfter(everyMs: number, { state }: Polled, now = Date.now()): number {
  if (state.status !== "error") return everyMs;
  const failingMs =
    state.dataUpdatedAt > 0 ? now - state.dataUpdatedAt : everyMs * 2 ** Math.min(8, state.errorUpdateCount);
  return Math.max(everyMs, Math.min(longestMs, failingMs) * (0.5 + Math.random() / 2));
}
