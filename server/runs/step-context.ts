import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { StartRunInput } from "@/lib/domain/deploy-input";
import type { NewLogLine } from "@/lib/domain/log";
import type { StepDetail, StepFailure, StepName } from "@/lib/domain/run";
import { type CallBucket, takeTurn } from "@/server/aws/call-budget";
import type { AwsClients } from "@/server/aws/clients";
import { awsAnswerOf, isPassing } from "@/server/aws/problem-from-aws";
import { appendLogPage, findLogPosition } from "@/server/store/log-pages";
import type { Store } from "@/server/store/open-store";
import { isCancelRequested } from "@/server/store/runs";
import { holdUpStep, noteStep } from "@/server/store/steps";

/** A person has cancelled the run, and what it had under way is stopped. */
export class CancelledError extends Error {
  override name = "CancelledError";
}

/** The step cannot succeed, for a reason that can be told. */
export class StepError extends Error {
  override name = "StepError";
  constructor(readonly failure: StepFailure) {
    super(failure.message);
  }
}

/** What the steps of a run work with. */
export interface StepContext {
  runId: string;
  name: StepName;
  input: StartRunInput;
  store: Store;
  aws: AwsClients;
}

export function note({ store, runId, name }: StepContext, detail: StepDetail): Promise<void> {
  return noteStep(store, { runId, name }, detail);
}

interface PollOptions {
  everyMs: number;
  /** The rate that the looks share with those of other runs; a short wait of few looks does without. */
  bucket?: CallBucket;
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
export async function poll<T>(
  context: StepContext,
  options: PollOptions,
  look: () => Promise<T | undefined>,
): Promise<T> {
  const { everyMs, deadlineMs = Number.POSITIVE_INFINITY, onDeadline } = options;
  const startedAt = Date.now();
  const lookOnce = unlessCancelled(context, options, look);
  let refusals = 0;
  for (;;) {
    try {
      const answer = await lookOnce();
      if (refusals > 0) await holdUp(context, null);
      refusals = 0;
      if (answer !== undefined) return answer;
    } catch (error) {
      if (!isPassing(error)) throw error;
      refusals += 1;
      await holdUp(context, awsAnswerOf(error)?.code ?? "");
    }
    if (onDeadline && Date.now() - startedAt > deadlineMs) throw new StepError(onDeadline());
    await sleep(pauseAfter(refusals, everyMs));
  }
}

/** Whatever becomes of what was under way, a cancelled run ends cancelled. */
function unlessCancelled<T>(
  context: StepContext,
  { bucket, onCancel }: PollOptions,
  look: () => Promise<T | undefined>,
): () => Promise<T | undefined> {
  const isCancelled = stopOnceCancelled(context, onCancel);
  return async () => {
    const cancelled = await isCancelled();
    if (bucket) await takeTurn(context.aws.region, bucket);
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

/** Writes events that carry ids into the run's log; those that are there already are left out. */
export async function logEvents(
  context: StepContext,
  stream: string,
  events: { id: string; line: NewLogLine }[],
): Promise<void> {
  const { store, runId } = context;
  const last = events.at(-1);
  if (!last) return;
  const from = await findLogPosition(store, runId, stream);
  const start = events.findIndex((event) => event.id === from) + 1;
  const lines = events.slice(start).map((event) => event.line);
  const [first] = lines;
  if (first) await appendLogPage(store, { runId, stream, from, to: last.id, source: first.source, lines });
}
