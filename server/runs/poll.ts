import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { StepFailure } from "@/lib/domain/run";
import { awsAnswerOf, isPassing } from "@/server/aws/problem-from-aws";
import { isCancelRequested } from "@/server/store/cancel";
import { holdUpStep } from "@/server/store/steps";
import { CancelledError, type StepContext, StepError } from "./step-context";

interface PollOptions {
  everyMs: number;
  /** Ends the waiting with this failure; for ever without it. */
  deadlineMs?: number;
  onDeadline?: () => StepFailure;
  /**
   * Called at every look at a cancelled run until it answers that the stopping has begun; the polling goes on, to see it end.
   * Without it the run ends at once.
   */
  onCancel?: () => Promise<boolean>;
}

/**
 * Looks again and again until there is an answer. AWS failing, throttling or without credentials never fails a run by a look: the
 * step says what holds it up, and the pauses grow.
 */
export function poll<T>(context: StepContext, options: PollOptions, look: () => Promise<T | undefined>): Promise<T> {
  return repeat(context, options, unlessCancelled(context, options, look));
}

/** Looks until there is an answer, also in a run that is cancelled: what was begun is seen to its end. */
export function untilSeen<T>(context: StepContext, everyMs: number, look: () => Promise<T | undefined>): Promise<T> {
  return repeat(context, { everyMs }, look);
}

/** What an earlier try has under way: a cancelled run must know it too, or it could not stop it. */
export function untilKnown<T>(context: StepContext, look: () => Promise<T>): Promise<T> {
  return repeat(context, { everyMs: 500 }, async () => ({ value: await look() })).then(({ value }) => value);
}

/**
 * What an earlier try has begun, or else begins it. It is asked for before every try but the very first, since the answer to one may
 * have been lost; and a cancelled run has to know what it must stop.
 */
export function adoptOrBegin<T>(
  context: StepContext,
  adopt: () => Promise<T | undefined>,
  begin: () => Promise<T | undefined>,
): Promise<T> {
  let isFirst = context.isFirstTry;
  return repeat(context, { everyMs: 500 }, async () => {
    const adopted = isFirst ? undefined : await adopt();
    if (adopted !== undefined) return adopted;
    if (await isCancelRequested(context.store, context.runId)) throw new CancelledError();
    isFirst = false;
    return begin();
  });
}

async function repeat<T>(
  context: StepContext,
  { everyMs, deadlineMs = Number.POSITIVE_INFINITY, onDeadline }: PollOptions,
  look: () => Promise<T | undefined>,
): Promise<T> {
  const startedAt = Date.now();
  let refusals = 0;
  for (;;) {
    try {
      const answer = await look();
      if (refusals > 0) await holdUp(context, null);
      refusals = 0;
      if (answer !== undefined) return answer;
    } catch (error) {
      if (!isPassing(error)) throw error;
      refusals += 1;
      await holdUp(context, awsAnswerOf(error)?.code ?? "");
    }
    // What was not answered tells nothing.
    if (refusals === 0 && onDeadline && Date.now() - startedAt > deadlineMs) throw new StepError(onDeadline());
    await sleep(pauseAfter(refusals, everyMs));
  }
}

/** Whatever becomes of what was under way, a cancelled run ends cancelled. */
function unlessCancelled<T>(
  context: StepContext,
  { onCancel }: PollOptions,
  look: () => Promise<T | undefined>,
): () => Promise<T | undefined> {
  const isCancelled = stopOnceCancelled(context, onCancel);
  return async () => {
    const cancelled = await isCancelled();
    try {
      const answer = await look();
      if (answer === undefined || !cancelled) return answer;
    } catch (error) {
      if (!cancelled || !(error instanceof StepError)) throw error;
    }
    throw new CancelledError();
  };
}

/** Whether the run is cancelled; what is under way is then stopped, as soon as it can be. */
function stopOnceCancelled({ store, runId }: StepContext, onCancel: PollOptions["onCancel"]): () => Promise<boolean> {
  let isStopping = false;
  return async () => {
    if (isStopping) return true;
    if (!(await isCancelRequested(store, runId))) return false;
    if (!onCancel) throw new CancelledError();
    isStopping = await onCancel();
    return true;
  };
}

const longestPauseMs = 15_000;

function pauseAfter(refusals: number, everyMs: number): number {
  if (refusals === 0) return everyMs;
  return Math.min(longestPauseMs, everyMs * 2 ** refusals) * (0.5 + Math.random() / 2);
}

function holdUp({ store, runId, name }: StepContext, code: string | null): Promise<void> {
  return holdUpStep(store, { runId, name }, code);
}

/** One act on AWS, tried until AWS could answer. The act must be safe to repeat. */
export function untilAnswered<T>(context: StepContext, act: () => Promise<T>): Promise<T> {
  return poll(context, { everyMs: 500 }, async () => ({ value: await act() })).then(({ value }) => value);
}
