/**
 * The sandbox's clock. Times are the machine's own, so that they agree with the clocks of clients; what is fast is the
 * durations: work that takes AWS four minutes takes four minutes divided by `speed`.
 */
export class Clock {
  speed: number;
  /** Added to the machine's time, ms: what `step` has moved the clock by. */
  offsetMs: number;
  private heldAt: number | undefined;
  private latest = new Date(0);

  constructor(speed = 1, offsetMs = 0) {
    this.speed = speed;
    this.offsetMs = offsetMs;
  }

  /** Epoch milliseconds. */
  now(): number {
    return this.heldAt ?? Date.now() + this.offsetMs;
  }

  /** The same object for the same time: thousands of rows are made at once. */
  date(): Date {
    const now = this.now();
    if (this.latest.getTime() !== Math.trunc(now)) this.latest = new Date(now);
    return this.latest;
  }

  /** What a duration of AWS's takes here, ms. */
  scaled(awsMs: number): number {
    return awsMs / this.speed;
  }

  /** Does something as of a time: what was due while nobody ran it still happens when it was due. */
  holdAt(time: number, action: () => void): void {
    const before = this.heldAt;
    this.heldAt = time;
    try {
      action();
    } finally {
      this.heldAt = before;
    }
  }
}
