import "server-only";
import type { NewLogLine } from "@/lib/domain/log";
import type { StepDetail, StepFailure, StepName } from "@/lib/domain/run";
import type { StartTeardownInput } from "@/lib/domain/teardown-input";
import type { TeardownReason } from "@/lib/domain/teardown-plan";
import type { AwsClients } from "@/server/aws/clients";
import { appendLogPage, findLogPosition } from "@/server/store/log-pages";
import type { Store } from "@/server/store/open-store";
import type { DeployWork } from "@/server/store/runs";
import { noteStep } from "@/server/store/steps";
import type { SeenPlan } from "@/server/store/teardowns";

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
  target: string;
  store: Store;
  aws: AwsClients;
  /** Nothing was begun at AWS by an earlier one, so nothing has to be looked for. */
  isFirstTry: boolean;
}

export interface DeployContext extends StepContext {
  input: DeployWork;
}

export interface TeardownContext extends StepContext {
  input: StartTeardownInput;
  seen: SeenPlan;
  /** The last look at who uses what, by this process. */
  looks: { last?: { at: number; reasons: ReadonlyMap<string, TeardownReason> } };
}

export function note({ store, runId, name }: StepContext, detail: StepDetail): Promise<void> {
  return noteStep(store, { runId, name }, detail);
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
  const owner = { of: "run", id: runId } as const;
  if (first) await appendLogPage(store, { owner, stream, from, to: last.id, source: first.source, lines });
}
