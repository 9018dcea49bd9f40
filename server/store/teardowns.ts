import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { ProblemError } from "@/lib/domain/problem";
import type { TeardownItem } from "@/lib/domain/teardown-plan";
import type { Decision, ItemState } from "@/lib/domain/teardown-progress";
import type { TeardownReceipt } from "@/lib/domain/teardown-receipt";
import { type Who, writeAudit } from "./audit";
import type { Store } from "./open-store";
import { runs, steps } from "./schema";
import { teardownDecisions, teardownPlans, teardownReceipts } from "./teardown-schema";
import { publish } from "./topics";

export interface SeenPlan {
  madeAt: Date;
  items: TeardownItem[];
  /** Those that go. */
  chosen: TeardownItem[];
}

/** What the person saw who started it. */
export async function readSeenPlan({ db }: Store, runId: string): Promise<SeenPlan> {
  const [row] = await db.select().from(teardownPlans).where(eq(teardownPlans.runId, runId));
  if (!row) throw new ProblemError("not-found", `Run ${runId} has no plan of a teardown.`);
  const chosen = new Set(row.chosen);
  return { madeAt: row.madeAt, items: row.items, chosen: row.items.filter(({ key }) => chosen.has(key)) };
}

/** How far its items are, over all its steps. */
export async function readItemStates({ db }: Store, runId: string): Promise<Map<string, ItemState>> {
  const rows = await db
    .select({ detail: steps.detail })
    .from(steps)
    .where(eq(steps.runId, runId))
    .orderBy(asc(steps.position));
  return new Map(rows.flatMap(({ detail }) => detail.items ?? []).map((state) => [state.key, state]));
}

/** Repeating it keeps the first. */
export async function saveReceipt(store: Store, receipt: TeardownReceipt): Promise<void> {
  const { runId, target, outcome } = receipt;
  await store.db.transaction(async (db) => {
    await db.insert(teardownReceipts).values({ runId, target, receipt }).onConflictDoNothing();
    await db.update(runs).set({ outcome }).where(eq(runs.id, runId));
  });
  await publish(store, `run:${runId}`, "runs");
}

export async function findReceipt({ db }: Store, runId: string): Promise<TeardownReceipt | undefined> {
  const [row] = await db.select().from(teardownReceipts).where(eq(teardownReceipts.runId, runId));
  return row?.receipt;
}

interface DecideOptions {
  runId: string;
  key: string;
  /** Which failure of the item is decided on; a second word on the same one changes nothing. */
  failure: number;
  decision: Decision;
  by: Who;
}

export async function writeDecision(store: Store, { runId, key, failure, decision, by }: DecideOptions): Promise<void> {
  await store.db.transaction(async (db) => {
    const [run] = await db.select().from(runs).where(eq(runs.id, runId)).for("update");
    if (!run) throw new ProblemError("not-found", `There is no run ${runId}.`);
    if (run.endedAt) throw new ProblemError("run-ended", `Run ${runId} has ended already.`);
    const written = await db
      .insert(teardownDecisions)
      .values({ runId, itemKey: key, failure, decision, decidedBy: by.who })
      .onConflictDoNothing()
      .returning();
    if (written.length === 0) throw new ProblemError("already-decided", `Failure ${failure} of ${key} is decided on.`);
    await writeAudit(db, {
      ...by,
      action: "decide-teardown",
      result: "done",
      target: run.target,
      subject: run.serviceName ?? run.target,
      runId,
      detail: { item: key, decision },
    });
  });
  await publish(store, `run:${runId}`);
}

export interface KnownDecision {
  failure: number;
  decision: Decision;
  decidedBy: string;
}

/** In the order in which it failed. */
export async function listDecisions({ db }: Store, runId: string, key: string): Promise<KnownDecision[]> {
  const { failure, decision, decidedBy } = teardownDecisions;
  return db
    .select({ failure, decision, decidedBy })
    .from(teardownDecisions)
    .where(and(eq(teardownDecisions.runId, runId), eq(teardownDecisions.itemKey, key)))
    .orderBy(sql`${failure}`);
}
