import "server-only";
import { isDeepStrictEqual } from "node:util";
import { and, asc, desc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { currentStep } from "@/lib/domain/current-step";
import type { StartRunInput } from "@/lib/domain/deploy-input";
import { ProblemError } from "@/lib/domain/problem";
import { Run, type RunSummary, type Step } from "@/lib/domain/run";
import { shortDigest } from "@/lib/domain/short-digest";
import { stepsOf } from "@/lib/domain/steps-of";
import { type Who, writeAudit } from "./audit";
import type { Store } from "./open-store";
import { runs, steps } from "./schema";
import { publish } from "./topics";

type RunRow = typeof runs.$inferSelect;
type StepRow = typeof steps.$inferSelect;

interface OpenRunOptions {
  input: StartRunInput;
  by: Who;
  /** Whose sign-in the run works with. */
  sessionId?: string;
}

/**
 * Writes down a run, its steps and the audit line in one transaction. The idempotency key is the run's id, so a repeat finds the
 * same run. Refused while another run of the service is unfinished.
 */
export async function openRun(store: Store, { input, by, sessionId }: OpenRunOptions): Promise<Run> {
  const { idempotencyKey: id, target, serviceName } = input;
  await store.db.transaction(async (db) => {
    const opened = await db
      .insert(runs)
      .values({ id, target, serviceName, input, startedBy: by.who, startedById: by.personId, sessionId })
      .onConflictDoNothing()
      .returning({ id: runs.id });
    if (opened.length === 0) {
      await refuseUnlessRepeated(db, input);
      return;
    }
    await db.insert(steps).values(stepsOf(input).map((name, position) => ({ runId: id, name, position })));
    await writeAudit(db, {
      ...by,
      action: "start-run",
      result: "intended",
      target,
      subject: serviceName,
      runId: id,
      reason: input.reason,
    });
  });
  await publish(store, `run:${id}`, "runs");
  return readRun(store, id);
}

type Reader = Pick<Store["db"], "select">;

async function refuseUnlessRepeated(db: Reader, input: StartRunInput): Promise<void> {
  const [same] = await db.select().from(runs).where(eq(runs.id, input.idempotencyKey));
  if (same && !isDeepStrictEqual(same.input, JSON.parse(JSON.stringify(input)))) {
    throw new ProblemError("key-reused", `Run ${same.id} was started with this key and another input.`);
  }
  if (same) return;
  const [other] = await db
    .select()
    .from(runs)
    .where(and(eq(runs.target, input.target), eq(runs.serviceName, input.serviceName), isNull(runs.endedAt)));
  const detail = other
    ? `Run ${other.number} of ${input.serviceName}, started by ${other.startedBy}, has not ended.`
    : `${input.serviceName} is being deployed.`;
  throw new ProblemError("run-in-progress", detail, { runId: other?.id });
}

export async function readRun(store: Store, id: string): Promise<Run> {
  const [row] = await store.db.select().from(runs).where(eq(runs.id, id));
  if (!row) throw new ProblemError("not-found", `There is no run ${id}.`);
  const stepRows = await store.db.select().from(steps).where(eq(steps.runId, id)).orderBy(asc(steps.position));
  return toRun(row, stepRows);
}

/** What a run was asked to do, as it was sent. */
export async function readRunInput(store: Store, id: string): Promise<StartRunInput> {
  const [row] = await store.db.select({ input: runs.input }).from(runs).where(eq(runs.id, id));
  if (!row) throw new ProblemError("not-found", `There is no run ${id}.`);
  return row.input;
}

/** Where a run works, and whose sign-in it works with. */
export async function readRunOwner(
  store: Store,
  id: string,
): Promise<{ runId: string; target: string; sessionId?: string; startedBy: string; startedById?: string }> {
  const { target, sessionId, startedBy, startedById } = runs;
  const [row] = await store.db.select({ target, sessionId, startedBy, startedById }).from(runs).where(eq(runs.id, id));
  if (!row) throw new ProblemError("not-found", `There is no run ${id}.`);
  return {
    ...row,
    runId: id,
    sessionId: row.sessionId ?? undefined,
    startedById: row.startedById ?? undefined,
  };
}

interface ListRunsOptions {
  target?: string;
  /** Only of these targets. */
  targets?: "all" | readonly string[];
  serviceName?: string;
  unfinished?: boolean;
  limit: number;
}

/** Newest first. */
export async function listRuns(
  store: Store,
  { target, targets = "all", serviceName, unfinished, limit }: ListRunsOptions,
): Promise<RunSummary[]> {
  const wanted: (SQL | undefined)[] = [
    target ? eq(runs.target, target) : undefined,
    targets === "all" ? undefined : inArray(runs.target, [...targets]),
    serviceName ? eq(runs.serviceName, serviceName) : undefined,
    unfinished === undefined ? undefined : unfinished ? isNull(runs.endedAt) : sql`${runs.endedAt} is not null`,
  ];
  const rows = await store.db
    .select()
    .from(runs)
    .where(and(...wanted))
    .orderBy(desc(runs.number))
    .limit(limit);
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const stepRows = await store.db.select().from(steps).where(inArray(steps.runId, ids)).orderBy(asc(steps.position));
  return rows.map((row) =>
    toSummary(
      toRun(
        row,
        stepRows.filter((step) => step.runId === row.id),
      ),
    ),
  );
}

/** The ids of runs that have not ended. */
export async function listUnfinishedIds(store: Store): Promise<string[]> {
  const rows = await store.db.select({ id: runs.id }).from(runs).where(isNull(runs.endedAt));
  return rows.map(({ id }) => id);
}

/** No more lines will come. */
export async function closeLog(store: Store, id: string): Promise<void> {
  await store.db.update(runs).set({ logOpen: false }).where(eq(runs.id, id));
  await publish(store, `run:${id}`);
}

/** The run has ended and its log is complete. */
export async function isRunOver(store: Store, id: string): Promise<boolean> {
  const [row] = await store.db
    .select({ endedAt: runs.endedAt, logOpen: runs.logOpen })
    .from(runs)
    .where(eq(runs.id, id));
  return Boolean(row?.endedAt) && row?.logOpen === false;
}

function toRun(row: RunRow, stepRows: StepRow[]): Run {
  return Run.parse({
    id: row.id,
    number: row.number,
    target: row.target,
    serviceName: row.serviceName,
    ship: row.input.ship,
    reason: row.input.reason,
    startedBy: row.startedBy,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString(),
    cancelRequestedBy: row.cancelRequestedBy ?? undefined,
    progress: row.progress,
    steps: stepRows.map(toStep),
    endpoint: row.endpoint ?? undefined,
    logLines: row.logLines,
  });
}

function toStep({ name, progress, startedAt, endedAt, heldUpBy, failure, detail }: StepRow): unknown {
  return {
    name,
    progress,
    detail,
    heldUpBy: heldUpBy ?? undefined,
    startedAt: startedAt?.toISOString(),
    endedAt: endedAt?.toISOString(),
    failure: failure ?? undefined,
  };
}

function toSummary(run: Run): RunSummary {
  const { steps: all, ship, logLines: _, ...rest } = run;
  const done = all.filter((step: Step) => step.progress === "succeeded").length;
  const image = all.find((step) => step.detail.image)?.detail.image;
  const commit = all.find((step) => step.detail.build?.commit)?.detail.build?.commit;
  return {
    ...rest,
    shipKind: ship.kind,
    step: currentStep(run)?.name,
    stepsDone: done,
    stepsTotal: all.length,
    version: commit?.slice(0, 7) ?? (image && shortDigest(image.digest)),
  };
}
