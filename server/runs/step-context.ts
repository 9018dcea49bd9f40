import "server-only";
import type { StartRunInput } from "@/lib/domain/deploy-input";
import type { NewLogLine } from "@/lib/domain/log";
import type { StepDetail, StepFailure, StepName } from "@/lib/domain/run";
import { type AwsClients } from "@/server/aws/clients";
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
  /** Ends the waiting with this failure; for ever without it. */
  deadlineMs?: number;
  onDeadline?: () => StepFailure;
  /** Called once when the run is cancelled; the polling goes on, to see the stopping end. Without it the run ends at once. */
  onCancel?: () => Promise<void>;
}

const longestPauseMs = 15_000;

/**
 * Looks again and again until there is an answer. AWS failing, throttling or without credentials never fails a run by a look: the
 * step says what holds it up, and the pauses grow.
 */
export async function poll<T>(context: StepContext, options: PollOptions, look: () => Promise<T | undefined>): Promise<T> {
  const { everyMs, deadlineMs = Number.POSITIVE_INFINITY, onDeadline, onCancel } = options;
  const startedAt = Date.now();
  let heldUp = 0;
  let cancelled = false;
  for (;;) {
    try {
      if (!cancelled && (await isCancelRequested(context.store, context.runId))) {
        if (!onCancel) throw new CancelledError();
        await onCancel();
        cancelled = true;
      }
      const answer = await look();
      if (heldUp > 0) await holdUp(context, null);
      heldUp = 0;
      if (answer !== undefined) {
        if (cancelled) throw new CancelledError();
        return answer;
      }
    } catch (error) {
      if (!isPassing(error)) throw error;
      heldUp += 1;
      await holdUp(context, awsAnswerOf(error)?.code ?? "");
    }
    if (Date.now() - startedAt > deadlineMs && onDeadline) throw new StepError(onDeadline());
    const pauseMs = heldUp === 0 ? everyMs : Math.min(longestPauseMs, everyMs * 2 ** heldUp) * (0.5 + Math.random() / 2);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

function holdUp({ store, runId, name }: StepContext, code: string | null): Promise<void> {
  return holdUpStep(store, { runId, name }, code);
}

/** One act on AWS, tried until AWS could answer. The act must be safe to repeat. */
export function untilAnswered<T>(context: StepContext, act: () => Promise<T>): Promise<T> {
  return poll(context, { everyMs: 500 }, async () => ({ value: await act() })).then(({ value }) => value);
}

/** Writes events that carry ids into the run's log; those that are there already are left out. */
export async function logEvents(context: StepContext, stream: string, events: { id: string; line: NewLogLine }[]): Promise<void> {
  const { store, runId } = context;
  const last = events.at(-1);
  if (!last) return;
  const from = await findLogPosition(store, runId, stream);
  const start = events.findIndex((event) => event.id === from) + 1;
  const lines = events.slice(start).map((event) => event.line);
  const [first] = lines;
  if (first) await appendLogPage(store, { runId, stream, from, to: last.id, source: first.source, lines });
}
