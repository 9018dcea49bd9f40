import "server-only";
import { ProblemError } from "@/lib/domain/problem";
import type { WatchedPart, WatchGap } from "@/lib/domain/team-status";
import { awsAnswerOf, awsFailureKind } from "@/server/aws/problem-from-aws";
import { log } from "@/server/log";

const firstPauseMs = 1_000;
/** A storm that ends is over for us so much later. */
const longestPauseMs = 5_000;
/** Rights are given by people. */
const deniedPauseMs = 60_000;

interface OpenGap {
  gap: WatchGap;
  tries: number;
  dueAt: number;
}

/** Which parts of a target could not be read, why, and when each is tried again. */
export class WatchGaps {
  private readonly open = new Map<WatchedPart, OpenGap>();

  constructor(known: readonly WatchGap[] = []) {
    for (const gap of known) this.open.set(gap.part, { gap, tries: 0, dueAt: 0 });
  }

  list(): WatchGap[] {
    return [...this.open.values()].map(({ gap }) => gap);
  }

  isDue(part: WatchedPart): boolean {
    return (this.open.get(part)?.dueAt ?? 0) <= Date.now();
  }

  dueAt(part: WatchedPart): number {
    return this.open.get(part)?.dueAt ?? 0;
  }

  find(part: WatchedPart): WatchGap | undefined {
    return this.open.get(part)?.gap;
  }

  /** The next look finds them all due: other rights may read what these could not. */
  forget(): void {
    for (const gap of this.open.values()) gap.dueAt = 0;
  }

  /** Does one part of a look. Undefined where it is not its time, and where AWS did not answer: that is no error of the others'. */
  async attempt<T>(part: WatchedPart, work: () => Promise<T>): Promise<T | undefined> {
    if (!this.isDue(part)) return undefined;
    try {
      const result = await work();
      this.open.delete(part);
      return result;
    } catch (error) {
      if (isAborted(error)) throw error;
      this.note(part, error);
      return undefined;
    }
  }

  note(part: WatchedPart, error: unknown): void {
    const known = this.open.get(part);
    const told = gapOf(error);
    const tries = known?.gap.cause === told.cause ? known.tries + 1 : 0;
    const ceilingMs = Math.min(longestPauseMs, firstPauseMs * 2 ** tries);
    const pauseMs = told.cause === "denied" ? deniedPauseMs : ceilingMs * (0.5 + Math.random() / 2);
    const dueAt = Date.now() + pauseMs;
    const since = known?.gap.since ?? new Date().toISOString();
    const retryAt = told.cause === "needs-sign-in" ? undefined : new Date(dueAt).toISOString();
    this.open.set(part, { gap: { part, ...told, since, ...(retryAt && { retryAt }) }, tries, dueAt });
  }
}

/** Somebody has begun to look, and what was under way goes on in another way. */
class LookAborted extends Error {
  override name = "LookAborted";
}

export function lookAborted(): Error {
  return new LookAborted("A look was ended for another");
}

export function isAborted(error: unknown): boolean {
  return error instanceof Error && error.name === "LookAborted";
}

type Told = Pick<WatchGap, "cause" | "code" | "action" | "message" | "requestId">;

function gapOf(error: unknown): Told {
  const answer = awsAnswerOf(error);
  const kind = error instanceof ProblemError ? error.kind : awsFailureKind(error);
  if (kind === "needs-sign-in" || kind === "aws-credentials") return { cause: "needs-sign-in", code: answer?.code };
  if (!kind) log().error({ err: error }, "A look at a target failed for no reason that can be told");
  const message = answer?.message ?? (error instanceof Error ? error.message : String(error));
  const told = { code: answer?.code ?? kind ?? "internal", message, requestId: answer?.requestId };
  if (kind === "aws-throttled") return { cause: "throttled", ...told };
  if (kind !== "aws-denied") return { cause: "unavailable", ...told };
  const named = /not authorized to perform: ([\w-]+:\w+)/.exec(message)?.[1];
  return { cause: "denied", action: named ?? (answer && `${answer.service}:${answer.operation}`), ...told };
}
