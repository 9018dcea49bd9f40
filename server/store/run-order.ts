import "server-only";
import { and, asc, eq, isNull, lt, sql } from "drizzle-orm";
import { clusterOfShip } from "@/lib/domain/adopted";
import type { StartRunInput } from "@/lib/domain/deploy-input";
import { ProblemError } from "@/lib/domain/problem";
import { rowKey } from "@/lib/domain/row-key";
import type { StepDetail } from "@/lib/domain/run";
import type { RunCause } from "@/lib/domain/run-cause";
import { excludeEachOther, type RunSubject } from "@/lib/domain/run-exclusion";
import type { StartTeardownInput } from "@/lib/domain/teardown-input";
import type { TeardownScope } from "@/lib/domain/teardown-scope";
import type { Store } from "./open-store";
import { runs } from "./schema";
import { readMarks } from "./service-marks";
import { publish } from "./topics";

type Db = Parameters<Parameters<Store["db"]["transaction"]>[0]>[0];
type Reader = Pick<Db, "select">;
type RunRow = typeof runs.$inferSelect;
type Input = StartRunInput | StartTeardownInput;

/** To the end of the transaction: nobody else opens a run in this target, or takes its turn, meanwhile. */
export async function holdTarget(db: Db, target: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext(${`slipway runs ${target}`}))`);
}

/** What changes a service past its runs has to wait for them. */
export async function refuseDuringRun({ db }: Pick<Store, "db">, target: string, serviceName: string): Promise<void> {
  refuse(await findExcluding(db, target, { kind: "deploy", serviceName, isOfWholeTarget: false }));
}

/** Asked before a plan is made, which another run would make untrue. */
export async function refuseDuringOthers({ db }: Pick<Store, "db">, input: StartTeardownInput): Promise<void> {
  refuse(await findExcluding(db, input.target, subjectOf(input), { otherThan: input.idempotencyKey }));
}

export async function refuseWhileExcluded(db: Reader, input: Input): Promise<void> {
  refuse(await findExcluding(db, input.target, subjectOf(input)));
}

export async function isExcluded(db: Reader, input: Input): Promise<boolean> {
  return (await findExcluding(db, input.target, subjectOf(input))) !== undefined;
}

interface Among {
  otherThan?: string;
  /** Only those that were asked for before this one. */
  before?: number;
}

async function findExcluding(
  db: Reader,
  target: string,
  own: RunSubject,
  { otherThan, before }: Among = {},
): Promise<RunRow | undefined> {
  const isEarlier = before === undefined ? undefined : lt(runs.number, before);
  const unfinished = await db
    .select()
    .from(runs)
    .where(and(eq(runs.target, target), isNull(runs.endedAt), isEarlier))
    .orderBy(asc(runs.number));
  return unfinished.find(({ id, input }) => id !== otherThan && excludeEachOther(own, subjectOf(input)));
}

function refuse(other: RunRow | undefined): void {
  if (!other) return;
  const of = other.serviceName ?? other.target;
  const detail = `Run ${other.number} of ${of}, started by ${other.startedBy}, has not ended.`;
  throw new ProblemError("run-in-progress", detail, { runId: other.id });
}

/** What a rollback has locked does not keep one from going back further. */
export async function refuseWhileLocked(
  db: Reader,
  { target, serviceName, ship }: StartRunInput,
  cause: RunCause | undefined,
): Promise<void> {
  const clusterName = clusterOfShip(ship);
  const { lock } = await readMarks(db, { target, key: rowKey({ clusterName, serviceName }) });
  if (lock?.runId !== undefined && cause === "rollback") return;
  if (lock) throw new ProblemError("service-locked", `${serviceName} was locked by ${lock.by}: ${lock.reason}`);
}

/**
 * The run goes first in its target, unless one that was asked for before it excludes it: then it says which. Whoever locks a service
 * meanwhile has locked it for the run too.
 */
export async function takeTurn(store: Store, runId: string): Promise<StepDetail["waitsFor"]> {
  const first = await store.db.transaction(async (db) => {
    const [own] = await db.select().from(runs).where(eq(runs.id, runId));
    if (!own?.isQueued) return undefined;
    const { target, number, input } = own;
    await holdTarget(db, target);
    const other = await findExcluding(db, target, subjectOf(input), { otherThan: runId, before: number });
    if (other) return other;
    if ("ship" in input) await refuseWhileLocked(db, input, own.cause);
    await db.update(runs).set({ isQueued: false }).where(eq(runs.id, runId));
    return undefined;
  });
  if (first) {
    const { id, number, serviceName, target, startedBy } = first;
    return { runId: id, number, of: serviceName ?? target, startedBy };
  }
  await publish(store, `run:${runId}`, "runs");
  return undefined;
}

function subjectOf(input: Input): RunSubject {
  if ("ship" in input) return { kind: "deploy", serviceName: input.serviceName, isOfWholeTarget: false };
  const { scope } = input;
  return { kind: "teardown", serviceName: serviceOf(scope), isOfWholeTarget: scope.kind === "target" };
}

export function serviceOf(scope: TeardownScope): string | undefined {
  return scope.kind === "service" ? scope.serviceName : undefined;
}
