import "server-only";

interface Rate {
  burst: number;
  perSecond: number;
}

interface Waiting {
  /** 0 goes first. */
  rank: number;
  go(): void;
}

/** After a refusal the rate is halved, and is what it was again so much later. */
const recoverMs = 5_000;
const leastFactor = 0.25;

/** Tokens that come at a rate. Who may not wait takes one on credit, up to what the rate leaves of AWS's own. */
export class TokenBucket {
  private tokens: number;
  private filledAt: number;
  private factor = 1;
  private readonly queue: Waiting[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly rate: Rate,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.tokens = rate.burst;
    this.filledAt = now();
  }

  /** At once, as a person waits for it: others wait longer for it. */
  takeOnCredit(): void {
    this.fill();
    this.tokens = Math.max(this.tokens - 1, -this.rate.burst);
  }

  /** The next one would have to wait. */
  isShort(): boolean {
    this.fill();
    return this.queue.length > 0 || this.tokens < 1;
  }

  /** Waits for a token: the lowest rank first, and in a rank whoever came first. Rejects when the signal ends it. */
  take(rank: number, signal?: AbortSignal): Promise<void> {
    this.fill();
    if (this.queue.length === 0 && this.tokens >= 1) {
      this.tokens--;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        this.queue.splice(this.queue.indexOf(waiting), 1);
        reject(signal?.reason);
      };
      const go = () => {
        signal?.removeEventListener("abort", giveUp);
        resolve();
      };
      const waiting: Waiting = { rank, go };
      if (signal?.aborted) return reject(signal.reason);
      const after = this.queue.findIndex((other) => other.rank > rank);
      this.queue.splice(after < 0 ? this.queue.length : after, 0, waiting);
      signal?.addEventListener("abort", giveUp);
      this.schedule();
    });
  }

  /** AWS has refused one: somebody else takes of the same quota, or it is lower than was thought. */
  slowDown(): void {
    this.fill();
    this.tokens = Math.min(this.tokens, 0);
    this.factor = Math.max(leastFactor, this.factor / 2);
  }

  private fill(): void {
    const now = this.now();
    const elapsed = now - this.filledAt;
    this.filledAt = now;
    this.tokens = Math.min(this.rate.burst, this.tokens + (elapsed / 1000) * this.rate.perSecond * this.factor);
    this.factor = Math.min(1, this.factor + elapsed / recoverMs / 2);
  }

  private schedule(): void {
    if (this.timer || this.queue.length === 0) return;
    const missing = Math.max(0, 1 - this.tokens);
    const waitMs = Math.ceil((missing / (this.rate.perSecond * this.factor)) * 1000);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.serve();
    }, waitMs);
  }

  private serve(): void {
    this.fill();
    while (this.tokens >= 1 && this.queue.length > 0) {
      this.tokens--;
      this.queue.shift()?.go();
    }
    this.schedule();
  }
}
