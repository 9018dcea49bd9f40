import "server-only";
import { and, desc, eq, isNotNull, ne } from "drizzle-orm";
import type { NotificationEventName } from "@/lib/domain/notification-event";
import { factsOfRun, isRolledBack, type NotificationFacts } from "@/lib/domain/notification-facts";
import type { DeployRun, Run, TeardownRun } from "@/lib/domain/run";
import { noteEvent } from "./notification-events";
import type { Store } from "./open-store";
import { readRun, readRunOwner } from "./runs";
import { runs } from "./schema";

type Db = Pick<Store["db"], "select" | "insert">;

/** In the transaction that ends it. */
export async function noteRunEnd(db: Db, runId: string): Promise<void> {
  const run = await readRun({ db }, runId);
  await noteEvent(db, { ...aboutRun(run), id: `run-end:${runId}`, name: await nameOfEnd(db, run) });
}

/** In the transaction that makes it wait: once for each sign-in that ends, however often its step begins anew meanwhile. */
export async function noteRunWaits(db: Db, runId: string): Promise<void> {
  const { sessionId = "" } = await readRunOwner({ db }, runId);
  await noteWait(db, runId, { waitsFor: "sign-in", key: sessionId });
}

/** In the transaction that asks for an admin's word. */
export async function noteApprovalAsked(db: Db, runId: string): Promise<void> {
  await noteWait(db, runId, { waitsFor: "approval", key: "approval" });
}

/** In the transaction that asks about a preview. */
export async function noteGateOpened(db: Db, runId: string, preview: string): Promise<void> {
  await noteWait(db, runId, { waitsFor: "confirmation", key: preview });
}

interface Wait {
  waitsFor: NotificationFacts["waitsFor"];
  key: string;
}

async function noteWait(db: Db, runId: string, { waitsFor, key }: Wait): Promise<void> {
  const run = await readRun({ db }, runId);
  const about = aboutRun(run);
  const name = run.kind === "teardown" ? "teardown-waits" : "deploy-waits";
  const facts = { ...about.facts, waitsFor };
  await noteEvent(db, { ...about, facts, id: `run-waits:${runId}:${key}`, name });
}

function aboutRun(run: Run) {
  const { target, serviceName = "" } = run;
  return { target, serviceName, subject: `run:${run.id}`, facts: factsOfRun(run) };
}

async function nameOfEnd(db: Db, run: Run): Promise<NotificationEventName> {
  if (run.kind === "teardown") return nameOfTeardownEnd(run);
  if (run.progress === "cancelled") return "deploy-cancelled";
  if (run.progress === "failed") return isRolledBack(run) ? "deploy-rolled-back" : "deploy-failed";
  return (await hasFailedBefore(db, run)) ? "deploy-recovered" : "deploy-succeeded";
}

/** One that was stopped has a sweep too, and what it finds is to be known. */
function nameOfTeardownEnd({ outcome, progress }: TeardownRun): NotificationEventName {
  if (outcome === "leftovers") return "teardown-leftovers";
  return outcome === "nothing-left" && progress === "succeeded" ? "teardown-done" : "teardown-failed";
}

/** Whether the deploy before this one had failed. */
async function hasFailedBefore(db: Db, { id, target, serviceName }: DeployRun): Promise<boolean> {
  const ofService = and(eq(runs.target, target), eq(runs.serviceName, serviceName), eq(runs.kind, "deploy"));
  const [before] = await db
    .select({ progress: runs.progress })
    .from(runs)
    .where(and(ofService, ne(runs.id, id), isNotNull(runs.endedAt)))
    .orderBy(desc(runs.number))
    .limit(1);
  return before?.progress === "failed";
}
