import "server-only";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { type DecideGateInput, type Gate, type GateState, gateHours } from "@/lib/domain/gate";
import { ProblemError } from "@/lib/domain/problem";
import { type Who, writeAudit } from "./audit";
import { gates } from "./gate-schema";
import type { Store } from "./open-store";
import { noteGateOpened } from "./run-notifications";
import { runs } from "./schema";
import { publish } from "./topics";

type Reader = Pick<Store["db"], "select">;

type NewGate = Pick<Gate, "preview" | "need" | "typed"> & { runId: string };

/** Asks, unless an earlier try has asked; whoever is to hear of it does so in the same transaction. */
export async function openGate({ db }: Store, gate: NewGate): Promise<void> {
  const expiresAt = sql`now() + make_interval(hours => ${gateHours})`;
  await db.transaction(async (tx) => {
    const rows = await tx
      .insert(gates)
      .values({ ...gate, expiresAt })
      .onConflictDoNothing()
      .returning();
    if (rows.length > 0) await noteGateOpened(tx, gate.runId, gate.preview);
  });
}

/** The one about this preview, else the last that the run has asked about. */
export async function findGate({ db }: { db: Reader }, runId: string, preview?: string): Promise<Gate | undefined> {
  const ofPreview = preview === undefined ? undefined : eq(gates.preview, preview);
  const [found] = await db
    .select({ gate: gates, isOver: sql<boolean>`${gates.expiresAt} <= now()` })
    .from(gates)
    .where(and(eq(gates.runId, runId), ofPreview))
    .orderBy(desc(gates.askedAt))
    .limit(1);
  return found && toGate(found.gate, found.isOver);
}

function toGate(row: typeof gates.$inferSelect, isOver: boolean): Gate {
  const { preview, need, typed, expiresAt, decision, decidedBy, decidedAt } = row;
  const open: GateState = isOver ? "expired" : "waiting";
  return {
    ...{ preview, need, typed },
    expiresAt: expiresAt.toISOString(),
    state: decision ? stateOf[decision] : open,
    decidedBy: decidedBy ?? undefined,
    decidedAt: decidedAt?.toISOString(),
  };
}

const stateOf = { "go-on": "passed", abandon: "abandoned" } as const satisfies Record<string, GateState>;

interface DecideOptions extends Pick<DecideGateInput, "decision" | "preview"> {
  runId: string;
  by: Who;
}

/** Once, and only while it waits; abandoning ends the run as cancelling it does. All of it in one transaction. */
export async function decideGate(store: Store, { runId, preview, decision, by }: DecideOptions): Promise<void> {
  await store.db.transaction(async (db) => {
    const [run] = await db.select().from(runs).where(eq(runs.id, runId)).for("update");
    if (!run) throw new ProblemError("not-found", `There is no run ${runId}.`);
    if (run.endedAt) throw new ProblemError("run-ended", `Run ${runId} has ended already.`);
    const [row] = await db
      .update(gates)
      .set({ decision, decidedBy: by.who, decidedAt: sql`now()` })
      .where(
        and(
          eq(gates.runId, runId),
          eq(gates.preview, preview),
          isNull(gates.decision),
          sql`${gates.expiresAt} > now()`,
        ),
      )
      .returning();
    if (!row || run.cancelRequestedBy) throw undecidable(preview, await findGate({ db }, runId), run.cancelRequestedBy);
    if (decision === "abandon") await db.update(runs).set({ cancelRequestedBy: by.who }).where(eq(runs.id, runId));
    await writeAudit(db, {
      ...by,
      action: "confirm-run",
      result: decision === "go-on" ? "done" : "refused",
      target: run.target,
      subject: run.serviceName ?? run.target,
      runId,
      detail: { decision, preview, asked: row.need },
    });
  });
  await publish(store, `run:${runId}`, "runs");
}

/** Who was first, or which preview counts. */
function undecidable(preview: string, last: Gate | undefined, cancelledBy: string | null): ProblemError {
  if (last && last.preview !== preview)
    return new ProblemError("already-decided", `${preview} was made anew since; what counts is ${last.preview}.`);
  const by = cancelledBy ?? last?.decidedBy;
  const how = cancelledBy ? "cancelled" : (last?.state ?? "not asked about");
  return new ProblemError("already-decided", `${preview} is ${how}${by ? ` by ${by}` : ""}.`);
}
