import "server-only";
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { FailureEvidence } from "@/lib/domain/failure-evidence";
import type { StepDetail, StepFailure, StepName } from "@/lib/domain/run";
import type { Store } from "./open-store";
import { noteRunWaits } from "./run-notifications";
import { waitsForSignIn } from "./run-sessions";
import { runs, steps } from "./schema";
import { publish } from "./topics";

interface StepKey {
  runId: string;
  name: StepName;
}

const only = ({ runId, name }: StepKey) => and(eq(steps.runId, runId), eq(steps.name, name));

/**
 * Repeating it keeps the first start; a step that the engine runs again has not ended, whatever an earlier try wrote last. True when
 * it is the first try: written before anything is done, so an earlier one has done nothing.
 */
export async function beginStep(store: Store, key: StepKey): Promise<boolean> {
  const now = sql`now()`;
  const begun = { progress: "running", heldUpBy: null, failure: null, changedAt: now, endedAt: null } as const;
  const first = await store.db
    .update(steps)
    .set({ ...begun, startedAt: now })
    .where(and(only(key), isNull(steps.startedAt)))
    .returning({ name: steps.name });
  if (first.length === 0) await store.db.update(steps).set(begun).where(only(key));
  await store.db
    .update(runs)
    .set({ progress: "running" })
    .where(and(eq(runs.id, key.runId), eq(runs.progress, "waiting")));
  await publish(store, `run:${key.runId}`, "runs");
  return first.length > 0;
}

/** Adds to what the step has seen; members given replace those of the same name. What is known already changes nothing. */
export async function noteStep(store: Store, key: StepKey, detail: StepDetail): Promise<void> {
  const added = sql`${steps.detail} || ${JSON.stringify(detail)}::jsonb`;
  const changed = await store.db
    .update(steps)
    .set({ detail: added, changedAt: sql`now()` })
    .where(and(only(key), sql`${steps.detail} <> ${added}`))
    .returning({ name: steps.name });
  if (changed.length > 0) await publish(store, `run:${key.runId}`);
}

/** Adds to those of earlier tries. */
export async function noteRequestIds(store: Store, key: StepKey, requestIds: readonly string[]): Promise<void> {
  const known = sql`coalesce(${steps.detail} -> 'awsRequestIds', '[]'::jsonb)`;
  const all = sql`jsonb_build_object('awsRequestIds', ${known} || ${JSON.stringify(requestIds)}::jsonb)`;
  await store.db
    .update(steps)
    .set({ detail: sql`${steps.detail} || ${all}` })
    .where(only(key));
}

export async function readStepDetail(store: Store, key: StepKey): Promise<StepDetail> {
  const [row] = await store.db.select({ detail: steps.detail }).from(steps).where(only(key));
  return row?.detail ?? {};
}

/** What AWS keeps the step waiting with; nothing when it goes on. */
export async function holdUpStep(store: Store, key: StepKey, heldUpBy: string | null): Promise<void> {
  const isOther = sql`${steps.heldUpBy} is distinct from ${heldUpBy}`;
  const hold = (db: Pick<Store["db"], "update">) =>
    db
      .update(steps)
      .set({ heldUpBy })
      .where(and(only(key), isOther))
      .returning({ name: steps.name });
  const changed =
    heldUpBy === waitsForSignIn
      ? await store.db.transaction(async (db) => {
          const held = await hold(db);
          if (held.length > 0) await noteRunWaits(db, key.runId);
          return held;
        })
      : await hold(store.db);
  if (changed.length > 0) await publish(store, `run:${key.runId}`, "runs");
}

/** Adds to why the step failed what was seen around it. */
export async function noteEvidence(store: Store, key: StepKey, evidence: FailureEvidence): Promise<void> {
  const known = sql`coalesce(${steps.failure} -> 'evidence', '{}'::jsonb)`;
  const all = sql`jsonb_build_object('evidence', ${known} || ${JSON.stringify(evidence)}::jsonb)`;
  await store.db
    .update(steps)
    .set({ failure: sql`${steps.failure} || ${all}` })
    .where(and(only(key), isNotNull(steps.failure)));
  await publish(store, `run:${key.runId}`);
}

type StepEnd = { progress: "succeeded" | "cancelled" } | { progress: "failed"; failure: StepFailure };

export async function endStep(store: Store, key: StepKey, end: StepEnd): Promise<void> {
  await store.db
    .update(steps)
    .set({ ...end, heldUpBy: null, endedAt: sql`now()`, startedAt: sql`coalesce(${steps.startedAt}, now())` })
    .where(and(only(key), isNull(steps.endedAt)));
  await publish(store, `run:${key.runId}`, "runs");
}
