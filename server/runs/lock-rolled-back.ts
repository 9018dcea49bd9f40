import "server-only";
import { clusterOfShip } from "@/lib/domain/adopted";
import { digestOf } from "@/lib/domain/history-entry";
import { rowKey } from "@/lib/domain/row-key";
import type { Run } from "@/lib/domain/run";
import { shortDigest } from "@/lib/domain/short-digest";
import { writeAudit } from "@/server/store/audit";
import type { Store } from "@/server/store/open-store";
import { readRun } from "@/server/store/runs";
import { saveFacts } from "@/server/store/service-facts";
import { deleteOtherRollbackLock, insertLock, readMarks } from "@/server/store/service-marks";

const reasonMaxLength = 200;

/** Whoever ships next by habit would undo a rollback: it takes a word first. Before the run ends, so that nobody comes between. */
export async function lockRolledBack(store: Store, runId: string): Promise<void> {
  const run = await readRun(store, runId);
  if (run.kind !== "deploy" || !(await isRollback(store, run))) return;
  const { target, serviceName, startedBy, number } = run;
  const digest = digestOf(run);
  const version = digest ? `${serviceName}@${shortDigest(digest)}` : serviceName;
  const told = run.reason ? `: ${run.reason}` : "";
  const reason = `Rolled back to ${version} by run ${number}${told}`.slice(0, reasonMaxLength);
  const key = rowKey({ clusterName: clusterOfShip(run.ship), serviceName });
  const marks = await store.db.transaction(async (db) => {
    await deleteOtherRollbackLock(db, { target, key }, runId);
    const isNew = await insertLock(db, { target, key }, { lockedBy: startedBy, reason, runId });
    const by = { who: startedBy, door: "slipway" } as const;
    if (isNew)
      await writeAudit(db, {
        ...by,
        action: "lock-service",
        result: "done",
        target,
        subject: serviceName,
        runId,
        reason,
      });
    return readMarks(db, { target, key });
  });
  await saveFacts(store, target, "marks", [{ key, members: marks }]);
}

/** Also one that was tried again. */
async function isRollback(store: Store, { cause, causeRunId }: Run): Promise<boolean> {
  if (cause !== "retry" || causeRunId === undefined) return cause === "rollback";
  return isRollback(store, await readRun(store, causeRunId));
}
