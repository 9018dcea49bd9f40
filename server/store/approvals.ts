import "server-only";
import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { type ApprovalState, approvalHours } from "@/lib/domain/approval";
import { ProblemError } from "@/lib/domain/problem";
import { type Who, writeAudit } from "./audit";
import type { Store } from "./open-store";
import { runs } from "./schema";
import { approvals } from "./teardown-schema";
import { publish } from "./topics";

export type ApprovalRow = typeof approvals.$inferSelect;
export type NewApproval = Omit<typeof approvals.$inferInsert, "askedAt" | "expiresAt">;

/** In the transaction of what it is asked for. */
export async function insertApproval(db: Pick<Store["db"], "insert">, approval: NewApproval): Promise<void> {
  const expiresAt = sql`now() + make_interval(hours => ${approvalHours})`;
  await db.insert(approvals).values({ ...approval, expiresAt });
}

export type KnownApproval = ApprovalRow & { state: ApprovalState };

const columns = {
  approval: approvals,
  runEndedAt: runs.endedAt,
  isOver: sql<boolean>`${approvals.expiresAt} <= now()`,
};

interface Found {
  approval: ApprovalRow;
  runEndedAt: Date | null;
  isOver: boolean;
}

function toKnown({ approval, runEndedAt, isOver }: Found): KnownApproval {
  const open = isOver ? "expired" : runEndedAt ? "ended" : "waiting";
  return { ...approval, state: approval.decision ?? open };
}

export async function findApproval(store: Store, id: string): Promise<KnownApproval | undefined> {
  const [found] = await store.db
    .select(columns)
    .from(approvals)
    .leftJoin(runs, eq(runs.id, approvals.id))
    .where(eq(approvals.id, id));
  return found && toKnown(found);
}

interface ListOptions {
  id?: string;
  targets: "all" | readonly string[];
  limit: number;
}

/** Newest first. */
export async function listApprovals({ db }: Store, { id, targets, limit }: ListOptions): Promise<KnownApproval[]> {
  const found = await db
    .select(columns)
    .from(approvals)
    .leftJoin(runs, eq(runs.id, approvals.id))
    .where(
      and(
        id === undefined ? undefined : eq(approvals.id, id),
        targets === "all" ? undefined : inArray(approvals.target, [...targets]),
      ),
    )
    .orderBy(desc(approvals.askedAt))
    .limit(limit);
  return found.map(toKnown);
}

interface DecideOptions {
  id: string;
  decision: "approved" | "refused";
  note?: string;
  by: Who;
}

/** Once, and only while it waits; what was decided and by whom is in the audit in the same transaction. */
export async function decideApproval(store: Store, { id, decision, note, by }: DecideOptions): Promise<void> {
  await store.db.transaction(async (db) => {
    const [row] = await db
      .update(approvals)
      .set({ decision, note, decidedBy: by.who, decidedAt: sql`now()` })
      .where(and(eq(approvals.id, id), isNull(approvals.decision), sql`${approvals.expiresAt} > now()`))
      .returning();
    if (!row) throw new ProblemError("already-decided", `Approval ${id} does not wait for anybody any more.`);
    const [run] = await db.select({ endedAt: runs.endedAt }).from(runs).where(eq(runs.id, row.id));
    if (run?.endedAt) throw new ProblemError("already-decided", `Run ${row.id} has ended already.`);
    await writeAudit(db, {
      ...by,
      action: "decide-approval",
      result: decision === "approved" ? "done" : "refused",
      target: row.target,
      subject: row.name,
      runId: row.id,
      reason: note,
      detail: { approval: id, decision, askedBy: row.askedBy },
    });
  });
  await publish(store, `run:${id}`, "runs");
}
