import "server-only";
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { TeardownOutcome } from "@/lib/domain/teardown-receipt";
import { audit } from "./access-schema";
import { writeAudit } from "./audit";
import type { Store } from "./open-store";
import { noteRunEnd } from "./run-notifications";
import { runs, steps } from "./schema";
import { publish } from "./topics";

export interface RunEnd {
  progress: "succeeded" | "failed" | "cancelled";
  endpoint?: string;
  /** What the sweep of a teardown has found. */
  outcome?: TeardownOutcome;
}

/** Ends a run once, and writes down what became of what people wanted of it, in one transaction. */
export async function endRun(store: Store, id: string, end: RunEnd): Promise<void> {
  await store.db.transaction(async (db) => {
    const { progress, endpoint, outcome } = end;
    const [run] = await db
      .update(runs)
      .set({ progress, endpoint, endedAt: sql`now()` })
      .where(and(eq(runs.id, id), isNull(runs.endedAt)))
      .returning();
    if (!run) return;
    const ended = { door: "slipway", target: run.target, subject: run.serviceName ?? run.target, runId: id } as const;
    const detail = { progress, ...(endpoint && { endpoint }), ...(outcome && { outcome }) };
    const awsRequestIds = await listRequestIds(db, id);
    for (const { id: of, who, personId, role, action } of await listIntended(db, id)) {
      const by = { who, personId, role, of };
      if (action !== "cancel-run") {
        const result = progress === "succeeded" ? "done" : "failed";
        await writeAudit(db, { ...ended, ...by, action: "run-ended", result, detail, awsRequestIds });
      } else {
        const result = progress === "cancelled" ? "done" : "failed";
        await writeAudit(db, { ...ended, ...by, action, result, detail });
      }
    }
    await noteRunEnd(db, id);
  });
  await publish(store, `run:${id}`, "runs");
}

type Reader = Pick<Store["db"], "select">;

function listIntended(db: Reader, runId: string) {
  const { id, who, personId, role, action } = audit;
  return db
    .select({ id, who, personId, role, action })
    .from(audit)
    .where(
      and(
        eq(audit.runId, runId),
        eq(audit.result, "intended"),
        inArray(audit.action, ["start-run", "start-teardown", "cancel-run"]),
      ),
    )
    .orderBy(asc(audit.id));
}

/** Of the calls by which its steps have changed something at AWS. */
async function listRequestIds(db: Reader, runId: string): Promise<string[]> {
  const rows = await db
    .select({ detail: steps.detail })
    .from(steps)
    .where(eq(steps.runId, runId))
    .orderBy(asc(steps.position));
  return rows.flatMap(({ detail }) => detail.awsRequestIds ?? []);
}
