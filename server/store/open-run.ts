import "server-only";
import { isDeepStrictEqual } from "node:util";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { StartRunInput } from "@/lib/domain/deploy-input";
import { ProblemError } from "@/lib/domain/problem";
import { rowKey } from "@/lib/domain/row-key";
import type { DeployRun, Run, RunKind, StepName, TeardownRun } from "@/lib/domain/run";
import type { RunCause } from "@/lib/domain/run-cause";
import { excludeEachOther, type RunSubject } from "@/lib/domain/run-exclusion";
import { stepsOf } from "@/lib/domain/steps-of";
import type { StartTeardownInput } from "@/lib/domain/teardown-input";
import type { TeardownItem } from "@/lib/domain/teardown-plan";
import type { TeardownScope } from "@/lib/domain/teardown-scope";
import { teardownSteps } from "@/lib/domain/teardown-steps";
import { teardownSubject } from "@/lib/domain/teardown-subject";
import { insertApproval } from "./approvals";
import { type Who, writeAudit } from "./audit";
import { noteEvent } from "./notification-events";
import type { Store } from "./open-store";
import { noteApprovalAsked } from "./run-notifications";
import { readRun } from "./runs";
import { runs, steps } from "./schema";
import { endDeployed } from "./service-ends";
import { readMarks } from "./service-marks";
import { teardownPlans } from "./teardown-schema";
import { publish } from "./topics";

export interface Because {
  /** Else the door by which it was asked tells it. */
  cause?: RunCause;
  /** The run that is gone back to, or tried again. */
  causeRunId?: string;
}

interface Opener extends Because {
  by: Who;
  /** Whose sign-in the run works with. */
  sessionId?: string;
}

interface Wanted extends Opener {
  kind: RunKind;
  serviceName?: string;
  input: StartRunInput | StartTeardownInput;
  steps: readonly StepName[];
  /** What is written down beside it. */
  beside?: (db: Db) => Promise<void>;
}

type Db = Parameters<Parameters<Store["db"]["transaction"]>[0]>[0];

/** A deploy, with its steps. */
export async function openRun(
  store: Store,
  { input, ...opener }: Opener & { input: StartRunInput },
): Promise<DeployRun> {
  const { serviceName } = input;
  const run = await open(store, { ...opener, kind: "deploy", serviceName, input, steps: stepsOf(input) });
  if (run.kind === "deploy") return run;
  throw new ProblemError("key-reused", `Run ${run.id} was started with this key and is no deploy.`);
}

interface TeardownOpener extends Opener {
  input: StartTeardownInput;
  plan: { madeAt: string; items: readonly TeardownItem[]; chosen: readonly TeardownItem[] };
  /** Where a second person has to look at it first. */
  approval?: { askedBy: string };
}

/** A teardown, with the plan that the person saw. */
export async function openTeardown(store: Store, { plan, approval, ...opener }: TeardownOpener): Promise<TeardownRun> {
  const { input, by } = opener;
  const { idempotencyKey: runId, target, scope, reason = "" } = input;
  const { items, chosen, madeAt } = plan;
  const serviceName = serviceOf(scope);
  const steps = teardownSteps(chosen, approval !== undefined);
  const beside = async (db: Db) => {
    const keys = chosen.map(({ key }) => key);
    await db.insert(teardownPlans).values({ runId, madeAt: new Date(madeAt), items: [...items], chosen: keys });
    if (!approval) return;
    const asked = { askedBy: by.who, askedById: approval.askedBy, askedRole: by.role };
    const name = teardownSubject(target, scope);
    await insertApproval(db, { id: runId, subject: "teardown", target, name, reason, ...asked });
    await noteApprovalAsked(db, runId);
  };
  const run = await open(store, { ...opener, kind: "teardown", serviceName, steps, beside });
  if (run.kind === "teardown") return run;
  throw new ProblemError("key-reused", `Run ${run.id} was started with this key and is no teardown.`);
}

/** The teardown that was opened with this key, if one was. */
export async function findTeardown(store: Store, input: StartTeardownInput): Promise<TeardownRun | undefined> {
  const [same] = await store.db.select().from(runs).where(eq(runs.id, input.idempotencyKey));
  if (!same) return undefined;
  refuseOtherInput(same, input);
  const run = await readRun(store, same.id);
  return run.kind === "teardown" ? run : undefined;
}

/**
 * Writes down a run, its steps and the audit line in one transaction. The idempotency key is the run's id, so a repeat finds the
 * same run. Refused while another run that excludes it is unfinished.
 */
async function open(store: Store, wanted: Wanted): Promise<Run> {
  const { input } = wanted;
  const { idempotencyKey: id, target } = input;
  await store.db.transaction(async (db) => {
    // Held to the end of the transaction: nobody else opens a run in this target meanwhile.
    await db.execute(sql`select pg_advisory_xact_lock(hashtext(${`slipway runs ${target}`}))`);
    const [same] = await db.select().from(runs).where(eq(runs.id, id));
    if (same) return refuseOtherInput(same, input);
    await refuseWhileExcluded(db, target, subjectOf(input));
    await refuseWhileLocked(db, wanted);
    await write(db, wanted);
  });
  await publish(store, `run:${id}`, "runs");
  return readRun(store, id);
}

function refuseOtherInput(same: { id: string; input: unknown }, input: Wanted["input"]): void {
  if (isDeepStrictEqual(same.input, JSON.parse(JSON.stringify(input)))) return;
  throw new ProblemError("key-reused", `Run ${same.id} was started with this key and another input.`);
}

/** What changes a service past its runs has to wait for them. */
export async function refuseDuringRun({ db }: Pick<Store, "db">, target: string, serviceName: string): Promise<void> {
  await refuseWhileExcluded(db, target, { kind: "deploy", serviceName, isOfWholeTarget: false });
}

/** Asked before a plan is made, which another run would make untrue. */
export async function refuseDuringOthers({ db }: Pick<Store, "db">, input: StartTeardownInput): Promise<void> {
  await refuseWhileExcluded(db, input.target, subjectOf(input), input.idempotencyKey);
}

async function refuseWhileExcluded(
  db: Pick<Db, "select">,
  target: string,
  own: RunSubject,
  ownId?: string,
): Promise<void> {
  const unfinished = await db
    .select()
    .from(runs)
    .where(and(eq(runs.target, target), isNull(runs.endedAt)));
  const other = unfinished.find(({ id, input }) => id !== ownId && excludeEachOther(own, subjectOf(input)));
  if (!other) return;
  const of = other.serviceName ?? other.target;
  const detail = `Run ${other.number} of ${of}, started by ${other.startedBy}, has not ended.`;
  throw new ProblemError("run-in-progress", detail, { runId: other.id });
}

/** Slipway's own services are in the cluster that ECS makes by itself. */
async function refuseWhileLocked(db: Db, { kind, cause, serviceName, input: { target } }: Wanted): Promise<void> {
  if (kind !== "deploy" || !serviceName) return;
  const { lock } = await readMarks(db, { target, key: rowKey({ clusterName: "default", serviceName }) });
  // What a rollback has locked does not keep one from going back further.
  if (lock?.runId !== undefined && cause === "rollback") return;
  if (lock) throw new ProblemError("service-locked", `${serviceName} was locked by ${lock.by}: ${lock.reason}`);
}

function subjectOf(input: Wanted["input"]): RunSubject {
  if ("ship" in input) return { kind: "deploy", serviceName: input.serviceName, isOfWholeTarget: false };
  const { scope } = input;
  return { kind: "teardown", serviceName: serviceOf(scope), isOfWholeTarget: scope.kind === "target" };
}

function serviceOf(scope: TeardownScope): string | undefined {
  return scope.kind === "service" ? scope.serviceName : undefined;
}

const causeOf = { console: "ui", "api-token": "api", slipway: "end-date" } as const satisfies Record<
  Who["door"],
  RunCause
>;

async function write(db: Db, wanted: Wanted): Promise<void> {
  const { kind, serviceName, input, steps: names, by, sessionId, causeRunId, beside } = wanted;
  const { idempotencyKey: id, target, reason } = input;
  const cause = wanted.cause ?? causeOf[by.door];
  const started = { startedBy: by.who, startedById: by.personId, sessionId, cause, causeRunId };
  const [opened] = await db
    .insert(runs)
    .values({ id, kind, target, serviceName, input, ...started })
    .returning({ runNumber: runs.number });
  await db.insert(steps).values(names.map((name, position) => ({ runId: id, name, position })));
  if (kind === "deploy" && serviceName !== undefined)
    await endDeployed(db, { target, serviceName, endsAt: "endsAt" in input ? input.endsAt : undefined, by: by.who });
  await beside?.(db);
  await writeAudit(db, {
    ...by,
    action: kind === "deploy" ? "start-run" : "start-teardown",
    result: "intended",
    target,
    subject: "scope" in input ? teardownSubject(target, input.scope) : serviceName,
    runId: id,
    reason,
    detail: { cause, ...(causeRunId && { causeRunId }) },
  });
  if (kind === "teardown" || serviceName === undefined) return;
  const event = { id: `run-start:${id}`, name: "deploy-started", subject: `run:${id}` } as const;
  await noteEvent(db, { ...event, target, serviceName, facts: { ...opened, runId: id, startedBy: by.who, reason } });
}
