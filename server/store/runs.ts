import "server-only";
import { and, asc, desc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { currentStep } from "@/lib/domain/current-step";
import type { StartRunInput } from "@/lib/domain/deploy-input";
import { ProblemError } from "@/lib/domain/problem";
import { type DeployRun, Run, type RunKind, type RunSummary } from "@/lib/domain/run";
import { shortDigest } from "@/lib/domain/short-digest";
import type { TakenOver } from "@/lib/domain/taken-over";
import type { StartTeardownInput } from "@/lib/domain/teardown-input";
import { findApproval } from "./approvals";
import type { Store } from "./open-store";
import { runs, steps } from "./schema";
import { publish } from "./topics";

type RunRow = typeof runs.$inferSelect;
type StepRow = typeof steps.$inferSelect;

/** Of a store, or of a transaction. */
interface Reader {
  db: Pick<Store["db"], "select">;
}

export async function readRun(reader: Reader, id: string): Promise<Run> {
  const row = await readRow(reader, id);
  const stepRows = await reader.db.select().from(steps).where(eq(steps.runId, id)).orderBy(asc(steps.position));
  return toRun(row, stepRows);
}

/** The run with this id, if there is one. */
export async function findRun({ db }: Reader, id: string): Promise<Run | undefined> {
  const [row] = await db.select({ id: runs.id }).from(runs).where(eq(runs.id, id));
  return row && readRun({ db }, id);
}

async function readRow({ db }: Reader, id: string): Promise<RunRow> {
  const [row] = await db.select().from(runs).where(eq(runs.id, id));
  if (!row) throw new ProblemError("not-found", `There is no run ${id}.`);
  return row;
}

/** What a run was asked to do, as it was sent; and how it begins, which runs of older code do not say. */
export interface DeployWork extends StartRunInput {
  begins?: { needsApproval: boolean; isQueued: boolean; takenOver?: TakenOver };
}

export async function readDeployWork(store: Store, id: string): Promise<DeployWork> {
  const row = await readRow(store, id);
  const wanted = wantedOf(row);
  if (wanted.kind !== "deploy") throw new ProblemError("not-found", `Run ${id} is no deploy.`);
  const { isQueued, takenOver } = row;
  const needsApproval = (await findApproval(store, id)) !== undefined;
  return { ...wanted.input, begins: { needsApproval, isQueued, takenOver: takenOver ?? undefined } };
}

export async function readTeardownInput(store: Store, id: string): Promise<StartTeardownInput> {
  const wanted = wantedOf(await readRow(store, id));
  if (wanted.kind === "teardown") return wanted.input;
  throw new ProblemError("not-found", `Run ${id} is no teardown.`);
}

/** Where a run works, and whose sign-in it works with. */
export async function readRunOwner(
  reader: Reader,
  id: string,
): Promise<{ runId: string; target: string; sessionId?: string; startedBy: string; startedById?: string }> {
  const { target, sessionId, startedBy, startedById } = await readRow(reader, id);
  return {
    runId: id,
    target,
    startedBy,
    sessionId: sessionId ?? undefined,
    startedById: startedById ?? undefined,
  };
}

interface ListRunsOptions {
  target?: string;
  /** Only of these targets. */
  targets?: "all" | readonly string[];
  serviceName?: string;
  kind?: RunKind;
  unfinished?: boolean;
  limit: number;
}

/** Newest first. */
export async function listRuns(
  store: Store,
  { target, targets = "all", serviceName, kind, unfinished, limit }: ListRunsOptions,
): Promise<RunSummary[]> {
  const wanted: (SQL | undefined)[] = [
    target ? eq(runs.target, target) : undefined,
    targets === "all" ? undefined : inArray(runs.target, [...targets]),
    serviceName ? eq(runs.serviceName, serviceName) : undefined,
    kind ? eq(runs.kind, kind) : undefined,
    unfinished === undefined ? undefined : unfinished ? isNull(runs.endedAt) : sql`${runs.endedAt} is not null`,
  ];
  return (await listWholeRuns(store, and(...wanted), limit)).map(toSummary);
}

/** Deploys with their steps, newest first. */
export async function listWholeDeploys(reader: Reader, wanted: SQL | undefined, limit: number): Promise<DeployRun[]> {
  const found = await listWholeRuns(reader, and(eq(runs.kind, "deploy"), wanted), limit);
  return found.filter((run) => run.kind === "deploy");
}

async function listWholeRuns({ db }: Reader, wanted: SQL | undefined, limit: number): Promise<Run[]> {
  const rows = await db.select().from(runs).where(wanted).orderBy(desc(runs.number)).limit(limit);
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const stepRows = await db.select().from(steps).where(inArray(steps.runId, ids)).orderBy(asc(steps.position));
  return rows.map((row) =>
    toRun(
      row,
      stepRows.filter((step) => step.runId === row.id),
    ),
  );
}

/** Who started these runs; of what is no run nothing is known. */
export async function startersOf({ db }: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const known = ids.filter((id) => uuid.test(id));
  if (known.length === 0) return new Map();
  const rows = await db.select({ id: runs.id, by: runs.startedBy }).from(runs).where(inArray(runs.id, known));
  return new Map(rows.map(({ id, by }) => [id, by]));
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Runs that have not ended. */
export async function listUnfinished(store: Store): Promise<{ id: string; kind: RunKind }[]> {
  return store.db.select({ id: runs.id, kind: runs.kind }).from(runs).where(isNull(runs.endedAt));
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

type Wanted = { kind: "deploy"; input: StartRunInput } | { kind: "teardown"; input: StartTeardownInput };

/** What was written down of a run is the input of its kind. */
function wantedOf({ kind, input }: Pick<RunRow, "kind" | "input">): Wanted {
  return { kind, input } as Wanted;
}

function toRun(row: RunRow, stepRows: StepRow[]): Run {
  const wanted = wantedOf(row);
  return Run.parse({
    ...(wanted.kind === "deploy" ? { ship: wanted.input.ship } : { scope: wanted.input.scope }),
    kind: row.kind,
    id: row.id,
    number: row.number,
    target: row.target,
    serviceName: row.serviceName ?? undefined,
    reason: row.input.reason,
    cause: row.cause,
    causeRunId: row.causeRunId ?? undefined,
    takenOver: row.takenOver ?? undefined,
    startedBy: row.startedBy,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString(),
    cancelRequestedBy: row.cancelRequestedBy ?? undefined,
    progress: row.progress,
    steps: stepRows.map(toStep),
    endpoint: row.endpoint ?? undefined,
    outcome: row.outcome ?? undefined,
    logLines: row.logLines,
  });
}

function toStep({ name, progress, startedAt, endedAt, changedAt, heldUpBy, failure, detail }: StepRow): unknown {
  return {
    name,
    progress,
    detail,
    heldUpBy: heldUpBy ?? undefined,
    startedAt: startedAt?.toISOString(),
    endedAt: endedAt?.toISOString(),
    changedAt: changedAt?.toISOString(),
    failure: failure ?? undefined,
  };
}

function toSummary(run: Run): RunSummary {
  const { steps: all, logLines: _, ...rest } = run;
  const inBrief = {
    step: currentStep(run)?.name,
    stepsDone: all.filter((step) => step.progress === "succeeded").length,
    stepsTotal: all.length,
  };
  if (rest.kind === "teardown") return { ...rest, ...inBrief };
  const { ship, takenOver: _takenOver, ...deploy } = rest;
  return { ...deploy, ...inBrief, shipKind: ship.kind, version: versionOf(run) };
}

/** Seven characters of the commit that was built, else the digest of the image. */
function versionOf({ steps: all }: Run): string | undefined {
  const image = all.find((step) => step.detail.image)?.detail.image;
  const commit = all.find((step) => step.detail.build?.commit)?.detail.build?.commit;
  return commit?.slice(0, 7) ?? (image && shortDigest(image.digest));
}
