import "server-only";
import { eq } from "drizzle-orm";
import { ProblemError } from "@/lib/domain/problem";
import { type Who, writeAudit } from "./audit";
import type { Store } from "./open-store";
import { runs } from "./schema";
import { publish } from "./topics";

/** True when the run was still going; the run itself sees it and stops what it has under way. */
export async function requestCancel(store: Store, id: string, by: Who): Promise<boolean> {
  const asked = await store.db.transaction(async (db) => {
    const [row] = await db.select().from(runs).where(eq(runs.id, id)).for("update");
    if (!row) throw new ProblemError("not-found", `There is no run ${id}.`);
    if (row.endedAt) return false;
    if (row.cancelRequestedBy) return true;
    await writeAudit(db, {
      ...by,
      action: "cancel-run",
      result: "intended",
      target: row.target,
      subject: row.serviceName ?? row.target,
      runId: id,
    });
    await db.update(runs).set({ cancelRequestedBy: by.who }).where(eq(runs.id, id));
    return true;
  });
  await publish(store, `run:${id}`);
  return asked;
}

export async function isCancelRequested(store: Store, id: string): Promise<boolean> {
  const [row] = await store.db.select({ by: runs.cancelRequestedBy }).from(runs).where(eq(runs.id, id));
  return Boolean(row?.by);
}
