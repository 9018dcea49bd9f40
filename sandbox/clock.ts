/**
 * The sandbox's clock. Times are the machine's own, so that they agree with the clocks of clients; what is fast is the
 * durations: work that takes AWS four minutes takes four minutes divided by `speed`.
 */
export class Clock {
  speed: number;
  /** Added to the machine's time, ms: what `step` has moved the clock by. */
  offsetMs: number;
  private pinnedAt: number | undefined;

  constructor(speed = 1, offsetMs = 0) {
    this.speed = speed;
    this.offsetMs = offsetMs;
  }

  /** Epoch milliseconds. */
  now(): number {
    return this.pinnedAt ?? Date.now() + this.offsetMs;
  }

  /** Does something as of a moment: work that becomes due happens at its own time, however late the machine gets to it. */
  pinned(at: number, work: () => void): void {
    this.pinnedAt = at;
    try {
      work();
    } finally {
      this.pinnedAt = undefined;
    }
  }

  date(): Date {
    return new Date(this.now());
  }

  /** What a duration of AWS's takes here, ms. */
  scaled(awsMs: number): number {
    return awsMs / this.speed;
  }
}
