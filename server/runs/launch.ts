import "server-only";
import { randomUUID } from "node:crypto";
import { DBOS } from "@dbos-inc/dbos-sdk";
import { getStore } from "@/server/context";
import { env } from "@/server/env";
import { log } from "@/server/log";
import { holdExecutorLock } from "@/server/store/executor-lock";
import type { Store } from "@/server/store/open-store";
import { listUnfinished } from "@/server/store/runs";
import { watchServiceEnds } from "./end-services";
import { beginRun } from "./engine";
import { watchForLostExecutors } from "./lost-executors";
import "./deploy-run";
import "./teardown-run"; // a run must be known before the engine starts, or it cannot go on with it

/** Raised only when runs begun by the older code must not go on with the newer. */
const runsVersion = "1";

/** Starts the engine; runs that were under way when the process ended go on. */
export async function launchEngine(): Promise<void> {
  const store = await getStore();
  // One process has a data folder to itself, so it is always the same executor and finds its own runs again.
  const isReplica = Boolean(env().databaseUrl);
  const executorID = isReplica ? randomUUID() : "local";
  if (isReplica) await holdExecutorLock(store, executorID);
  DBOS.setConfig({
    name: "slipway",
    systemDatabasePool: store.pool,
    executorID,
    applicationVersion: runsVersion,
    logger: engineLog(),
  });
  await DBOS.launch();
  await beginForgottenRuns(store);
  if (isReplica) void watchForLostExecutors(store, executorID);
  void watchServiceEnds(store);
}

/** A process may end after it has written a run down and before the engine knows of it. */
async function beginForgottenRuns(store: Store): Promise<void> {
  const unfinished = await listUnfinished(store);
  if (unfinished.length === 0) return;
  const ids = unfinished.map(({ id }) => id);
  const known = new Set((await DBOS.listWorkflows({ workflowIDs: ids })).map((workflow) => workflow.workflowID));
  for (const { id, kind } of unfinished) if (!known.has(id)) await beginRun(kind, id);
}

function engineLog() {
  const logger = log().child({ part: "engine" });
  return {
    debug: (entry: unknown) => logger.debug(String(entry)),
    info: (entry: unknown) => logger.debug(String(entry)),
    warn: (entry: unknown) => logger.warn(String(entry)),
    // A failed step is data, told on the run's page; the engine calls it an error.
    error: (entry: unknown) => logger.debug(String(entry)),
  };
}
