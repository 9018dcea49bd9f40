import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { DBOS } from "@dbos-inc/dbos-sdk";
import { log } from "@/server/log";
import { isExecutorLockFree, withExecutorLock } from "@/server/store/executor-lock";
import type { Store } from "@/server/store/open-store";

const lookEveryMs = 500;
/** Ten seconds: when the database has been restarted, an executor that lives has its lock again well before. */
const looksUntilGone = 20;

/** Replicas share the database: whoever sees that another is gone goes on with its runs. */
export async function watchForLostExecutors(store: Store, ownId: string): Promise<void> {
  let freeLooks = new Map<string, number>();
  while (!store.pool.ending) {
    try {
      freeLooks = await look(store, ownId, freeLooks);
    } catch (error) {
      freeLooks = new Map(); // a look that failed is a break too
      log().warn({ err: error }, "Looking for lost runs failed");
    }
    await delay(lookEveryMs, undefined, { ref: false });
  }
}

/** How many looks in a row have found the lock of each other executor with runs under way free. */
async function look(store: Store, ownId: string, before: Map<string, number>): Promise<Map<string, number>> {
  const pending = await DBOS.listWorkflows({ status: "PENDING" });
  const others = new Set(pending.flatMap(({ executorId }) => (executorId && executorId !== ownId ? [executorId] : [])));
  const freeLooks = new Map<string, number>();
  for (const executorId of others) {
    if (!(await isExecutorLockFree(store, executorId))) continue;
    const looks = (before.get(executorId) ?? 0) + 1;
    freeLooks.set(executorId, looks);
    if (looks > looksUntilGone) await withExecutorLock(store, executorId, () => takeOver(executorId));
  }
  return freeLooks;
}

/** Only under the executor's lock: whoever held it before may have resumed the same runs, and they may be under way again. */
async function takeOver(executorId: string): Promise<void> {
  const lost = await DBOS.listWorkflows({ status: "PENDING", executorId });
  if (lost.length > 0) await DBOS.resumeWorkflows(lost.map((run) => run.workflowID));
}
