import "server-only";
import { DBOS } from "@dbos-inc/dbos-sdk";
import type { RunKind, StepName } from "@/lib/domain/run";
import { awsOfRun } from "@/server/access/aws-of";
import { isSignInNeeded } from "@/server/access/role-credentials";
import { atPriority } from "@/server/aws/call-priority";
import { collectRequestIds } from "@/server/aws/request-ids";
import { getStore } from "@/server/context";
import { readRunOwner } from "@/server/store/runs";
import { beginStep, endStep, noteRequestIds } from "@/server/store/steps";
import { isStoreUnavailable } from "@/server/store/store-errors";
import { failureOf } from "./failure-of";
import { whileSignedIn } from "./needs-sign-in";
import { requireOwnTarget } from "./own-target";
import { CancelledError, type StepContext } from "./step-context";

/** The run goes through this once; after a crash it goes on where it was. */
type RunFunction = (runId: string) => Promise<void>;

// Next may load this module more than once in one process; a workflow may be registered once only.
const own = globalThis as typeof globalThis & { slipwayRuns?: Map<string, RunFunction> };

export function durable(name: RunKind, run: RunFunction): RunFunction {
  own.slipwayRuns ??= new Map();
  const known = own.slipwayRuns.get(name);
  if (known) return known;
  const registered = DBOS.registerWorkflow(run, { name });
  own.slipwayRuns.set(name, registered);
  return registered;
}

/** Starts a run in the background; the run's id is the workflow's id, so that a repeat is the same run. */
export async function beginRun(name: RunKind, runId: string): Promise<void> {
  const run = own.slipwayRuns?.get(name);
  if (!run) throw new Error(`The engine does not know ${name}`);
  await DBOS.startWorkflow(run, { workflowID: runId })(runId);
}

/** One visible step: what it returns is journaled, and what becomes of it is written to the store. It may run twice. */
export function step<T>(runId: string, name: StepName, work: (context: StepContext) => Promise<T>): Promise<T> {
  const tried = () => whileStoreIsThere(() => whileSignedIn(runId, name, () => runStep(runId, name, work)));
  return DBOS.runStep(() => atPriority({ priority: "run" }, tried), { name });
}

async function runStep<T>(runId: string, name: StepName, work: (context: StepContext) => Promise<T>): Promise<T> {
  const key = { runId, name };
  const store = await getStore();
  const isFirstTry = await beginStep(store, key);
  try {
    const context = { ...(await openStep(runId, name)), isFirstTry };
    await requireOwnTarget(context);
    const result = await noted(key, () => work(context));
    await endStep(store, key, { progress: "succeeded" });
    return result;
  } catch (error) {
    if (isStoreUnavailable(error) || isSignInNeeded(error)) throw error;
    const cancelled = error instanceof CancelledError;
    await endStep(
      store,
      key,
      cancelled ? { progress: "cancelled" } : { progress: "failed", failure: failureOf(error) },
    );
    throw error;
  }
}

/** What the work has changed at AWS can be found there by its request ids, however it ends. */
async function noted<T>(key: { runId: string; name: StepName }, work: () => Promise<T>): Promise<T> {
  const requestIds: string[] = [];
  try {
    return await collectRequestIds(requestIds, work);
  } finally {
    if (requestIds.length > 0) await noteRequestIds(await getStore(), key, requestIds);
  }
}

const storeRetryMs = 1000;

/** Nothing is done unjournaled: without the database a step waits, and begins anew when it is back. */
async function whileStoreIsThere<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const { pool } = await getStore();
      if (!isStoreUnavailable(error) || pool.ending) throw error;
      await new Promise((resolve) => setTimeout(resolve, storeRetryMs));
    }
  }
}

/** Work beside the steps that people do not see. */
export function background<T>(runId: string, name: string, work: (context: StepContext) => Promise<T>): Promise<T> {
  const tried = () => whileStoreIsThere(async () => work(await openStep(runId, "build")));
  return DBOS.runStep(() => atPriority({ priority: "run" }, tried), { name });
}

async function openStep(runId: string, name: StepName): Promise<StepContext> {
  const store = await getStore();
  const owner = await readRunOwner(store, runId);
  return { runId, name, target: owner.target, store, aws: await awsOfRun(store, owner), isFirstTry: false };
}

/** A journaled error comes back as a plain one: only its name tells. */
export function hasCancelled(error: unknown): boolean {
  return error instanceof Error && error.name === "CancelledError";
}
