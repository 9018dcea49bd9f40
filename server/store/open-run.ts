import "server-only";
import { isDeepStrictEqual } from "node:util";
import { eq } from "drizzle-orm";
import type { StartRunInput } from "@/lib/domain/deploy-input";
import { ProblemError } from "@/lib/domain/problem";
import type { DeployRun, Run, RunKind, StepName, TeardownRun } from "@/lib/domain/run";
import type { RunCause } from "@/lib/domain/run-cause";
import { stepsOf } from "@/lib/domain/steps-of";
import type { TakenOver } from "@/lib/domain/taken-over";
import type { StartTeardownInput } from "@/lib/domain/teardown-input";
import type { TeardownItem } from "@/lib/domain/teardown-plan";
import { teardownSteps } from "@/lib/domain/teardown-steps";
import { teardownSubject } from "@/lib/domain/teardown-subject";
import { insertApproval, type NewApproval } from "./approvals";
import { type Who, writeAudit } from "./audit";
import { noteEvent } from "./notification-events";
import type { Store } from "./open-store";
import { noteApprovalAsked } from "./run-notifications";
import { holdTarget, isExcluded, refuseWhileExcluded, refuseWhileLocked, serviceOf } from "./run-order";
import { readRun } from "./runs";
import { runs, steps } from "./schema";
import { endDeployed } from "./service-ends";
import { findTarget } from "./targets";
import { teardownPlans } from "./teardown-schema";
import { publish } from "./topics";

interface Because {
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
  /** It waits until what excludes it has ended. */
  isQueued?: boolean;
  takenOver?: TakenOver;
  /** What is written down beside it. */
  beside?: (db: Db) => Promise<void>;
}

type Db = Parameters<Parameters<Store["db"]["transaction"]>[0]>[0];

interface DeployOpener extends Opener {
  input: StartRunInput;
  takenOver?: TakenOver;
  /** Who it is in the end, whatever they come with: whoever asks does not approve. */
  askedBy?: string;
}

/** A deploy, with its steps. On a protected target it begins with the word of another admin, whoever starts it. */
export async function openRun(store: Store, { askedBy, ...opener }: DeployOpener): Promise<DeployRun> {
  const { input, takenOver, by } = opener;
  const { idempotencyKey: runId, target, serviceName, reason = "" } = input;
  const needsApproval = (await findTarget(store, target))?.isProtected ?? false;
  const beside = async (db: Db) => {
    const asked = { askedBy: by.who, askedById: askedBy ?? by.personId ?? by.who, askedRole: by.role };
    if (needsApproval)
      await askApproval(db, { id: runId, subject: "deploy", target, name: serviceName, reason, ...asked });
  };
  const run = await open(store, input, async (db) => {
    const isQueued = input.queue === true && (await isExcluded(db, input));
    if (!isQueued) await refuseWhileExcluded(db, input);
    await refuseWhileLocked(db, input, opener.cause);
    const steps = stepsOf(input, { needsApproval, isQueued, takenOver });
    await write(db, { ...opener, kind: "deploy", serviceName, steps, isQueued, beside });
  });
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
    await askApproval(db, { id: runId, subject: "teardown", target, name, reason, ...asked });
  };
  const run = await open(store, input, async (db) => {
    await refuseWhileExcluded(db, input);
    await write(db, { ...opener, kind: "teardown", serviceName, steps, beside });
  });
  if (run.kind === "teardown") return run;
  throw new ProblemError("key-reused", `Run ${run.id} was started with this key and is no teardown.`);
}

async function askApproval(db: Db, approval: NewApproval): Promise<void> {
  await insertApproval(db, approval);
  await noteApprovalAsked(db, approval.id);
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
 * same run.
 */
async function open(store: Store, input: Wanted["input"], writeDown: (db: Db) => Promise<void>): Promise<Run> {
  const { idempotencyKey: id, target } = input;
  await store.db.transaction(async (db) => {
    await holdTarget(db, target);
    const [same] = await db.select().from(runs).where(eq(runs.id, id));
    if (same) return refuseOtherInput(same, input);
    await writeDown(db);
  });
  await publish(store, `run:${id}`, "runs");
  return readRun(store, id);
}

function refuseOtherInput(same: { id: string; input: unknown }, input: Wanted["input"]): void {
  if (isDeepStrictEqual(same.input, JSON.parse(JSON.stringify(input)))) return;
  throw new ProblemError("key-reused", `Run ${same.id} was started with this key and another input.`);
}

const causeOf = { console: "ui", "api-token": "api", slipway: "end-date" } as const satisfies Record<
  Who["door"],
  RunCause
>;

async function write(db: Db, wanted: Wanted): Promise<void> {
  const { kind, serviceName, input, steps: names, by, sessionId, causeRunId, isQueued, takenOver, beside } = wanted;
  const { idempotencyKey: id, target, reason } = input;
  const cause = wanted.cause ?? causeOf[by.door];
  const started = { startedBy: by.who, startedById: by.personId, sessionId, cause, causeRunId };
  const [opened] = await db
    .insert(runs)
    .values({ id, kind, target, serviceName, input, isQueued, takenOver, ...started })
    .returning({ runNumber: runs.number });
  await db.insert(steps).values(names.map((name, position) => ({ runId: id, name, position })));
  if ("ship" in input) await endDeployed(db, input, by.who);
  await beside?.(db);
  await writeAudit(db, {
    ...by,
    action: kind === "deploy" ? "start-run" : "start-teardown",
    result: "intended",
    target,
    subject: "scope" in input ? teardownSubject(target, input.scope) : serviceName,
    runId: id,
    reason,
    detail: { cause, ...(causeRunId && { causeRunId }), ...recoveryDetail(takenOver) },
  });
  if (kind === "teardown" || serviceName === undefined) return;
  const event = { id: `run-start:${id}`, name: "deploy-started", subject: `run:${id}` } as const;
  await noteEvent(db, { ...event, target, serviceName, facts: { ...opened, runId: id, startedBy: by.who, reason } });
}

function recoveryDetail({ recovery }: TakenOver = {}): Record<string, string> {
  if (!recovery) return {};
  const { way, stackName, resources } = recovery;
  return { recovery: way, stackName, ...(resources.length > 0 && { resources: resources.join(" ") }) };
}
