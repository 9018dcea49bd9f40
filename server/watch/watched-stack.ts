import "server-only";
import { lastWordOn, type StackEvent } from "@/lib/domain/stack";
import type { AwsClients } from "@/server/aws/clients";
import { listEventsSince } from "@/server/aws/cloudformation";
import type { StackTurn } from "./stack-turns";

export interface WatchStackOptions {
  stackId: string;
  /** Of the operation that is followed: its events carry it. */
  token: string;
  /** Whether somebody has it on a screen just now. */
  isSeen(): boolean;
}

const everyMs = { alone: 400, seen: 400, unseen: 10_000, ended: 1_500 };
const longestPauseMs = 15_000;

/** One operation on a stack: what is known of it, and when it is to be looked at again. */
export class WatchedStack {
  events: readonly StackEvent[] = [];
  /** As the list of stacks under way had it when the events were read last. */
  private readStatus: string | undefined;
  private listedStatus: string | undefined;
  private isListed: boolean | undefined;
  private readonly watchedAt = performance.now();
  readAt = Number.NEGATIVE_INFINITY;
  private isReading = false;
  private refusals = 0;
  private failure: { error: unknown } | undefined;
  private hasNews = false;
  private wake = () => {};

  constructor(
    readonly aws: AwsClients,
    readonly options: WatchStackOptions,
  ) {}

  /** What a list says of it that was asked for at that time. */
  take(status: string | undefined, askedAt: number): void {
    if (askedAt < this.watchedAt) return;
    this.isListed = status !== undefined;
    if (status === undefined) return;
    this.listedStatus = status;
    this.readStatus ??= status;
  }

  /** Whose turn it is to look at it, if it is time to. */
  due(isAlone: boolean): StackTurn | undefined {
    const waited = performance.now() - this.readAt;
    // Whoever follows it may not be done yet, but CloudFormation has no more to tell.
    if (this.isReading || lastWordOn(this.options.stackId, this.events)) return undefined;
    if (this.refusals > 0 && waited < pauseAfter(this.refusals)) return undefined;
    if (isAlone) return waited >= everyMs.alone ? "seen" : undefined;
    if (this.isListed === false && waited >= everyMs.ended) return "ended";
    if (this.listedStatus !== this.readStatus) return "ended";
    if (this.options.isSeen()) return waited >= everyMs.seen ? "seen" : undefined;
    return Math.min(waited, performance.now() - this.watchedAt) >= everyMs.unseen ? "unseen" : undefined;
  }

  async read(): Promise<void> {
    this.isReading = true;
    const status = this.listedStatus;
    try {
      this.events = await listEventsSince(this.aws, this.options.stackId, this.options.token);
      this.refusals = 0;
      this.readStatus = status;
    } catch (error) {
      this.refusals += 1;
      this.failure = { error };
    }
    this.readAt = performance.now();
    this.isReading = false;
    this.hasNews = true;
    this.wake();
  }

  /** What is known of it, as soon as it was looked at anew; at the latest after so long. */
  async next(withinMs: number): Promise<readonly StackEvent[]> {
    if (!this.hasNews) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        timer = setTimeout(resolve, withinMs);
      });
      clearTimeout(timer);
    }
    this.hasNews = false;
    const { failure } = this;
    this.failure = undefined;
    if (failure) throw failure.error;
    return this.events;
  }
}

function pauseAfter(refusals: number): number {
  return Math.min(longestPauseMs, everyMs.alone * 2 ** refusals);
}
