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
  /** That it has succeeded is enough to go on; its last events are read when there is time. */
  takesListedEnd?: boolean;
}

export interface StackNews {
  events: readonly StackEvent[];
  /** A list says so, though its events were not read to their end. */
  hasEndedWell: boolean;
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
  /** When the list had it no more. */
  private leftAt: number | undefined;
  private hasEndedWell = false;
  /** What no list tells, its events do. */
  private isForEvents = false;
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
    if (this.isListed && status === undefined) this.leftAt = askedAt;
    this.isListed = status !== undefined;
    if (status === undefined) return;
    this.listedStatus = status;
    this.readStatus ??= status;
  }

  /** It was under way by the list and is no more; whether it has ended well, a list of those can tell. */
  get hasLeftTheList(): boolean {
    const { options, isListed, leftAt, isForEvents } = this;
    if (!options.takesListedEnd || isListed || leftAt === undefined || isForEvents) return false;
    return !this.isReading && !this.isOver();
  }

  async endBy(endedWell: Promise<ReadonlySet<string>>): Promise<void> {
    this.isReading = true;
    this.hasEndedWell = (await endedWell).has(this.options.stackId);
    this.isForEvents = !this.hasEndedWell;
    this.isReading = false;
    if (this.hasEndedWell) this.tell();
  }

  /** Whoever follows it may not be done yet, but CloudFormation has no more to tell. */
  private isOver(): boolean {
    return this.hasEndedWell || lastWordOn(this.options.stackId, this.events) !== undefined;
  }

  /** Whose turn it is to look at it, if it is time to. */
  due(isAlone: boolean): StackTurn | undefined {
    const waited = performance.now() - this.readAt;
    if (this.isReading || this.isOver()) return undefined;
    if (this.refusals > 0 && waited < pauseAfter(this.refusals)) return undefined;
    if (isAlone) return waited >= everyMs.alone ? "seen" : undefined;
    const isUnreadSince = this.leftAt !== undefined && this.readAt < this.leftAt;
    if (this.isListed === false && (isUnreadSince || waited >= everyMs.ended)) return "ended";
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
    this.tell();
  }

  private tell(): void {
    this.hasNews = true;
    this.wake();
  }

  /** What is known of it, as soon as it was looked at anew; at the latest after so long. */
  async next(withinMs: number): Promise<StackNews> {
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
    return { events: this.events, hasEndedWell: this.hasEndedWell };
  }
}

function pauseAfter(refusals: number): number {
  return Math.min(longestPauseMs, everyMs.alone * 2 ** refusals);
}
