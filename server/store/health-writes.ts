import "server-only";
import { and, eq, gte, isNull, lte, or, sql } from "drizzle-orm";
import type { HealthStep, KeptHealth } from "@/lib/domain/health-step";
import type { ServiceKey } from "./health-rows";
import { healthEvents, healthIncidents, healthSpans, seenDeploys } from "./health-schema";
import type { Store } from "./open-store";
import { runs } from "./schema";

type Db = Pick<Store["db"], "select" | "insert" | "execute">;

export interface ChangedHealth extends HealthStep {
  key: ServiceKey;
  kept: KeptHealth & ServiceKey;
  /** It is to be written down. */
  isKept: boolean;
}

const rowsAtOnce = 500;

/** Spans, incidents, events and deploys of a look. True when there is something to tell people. */
export async function writeHealthChanges(db: Db, changes: readonly ChangedHealth[], at: string): Promise<boolean> {
  const spans = changes.flatMap(({ key, span }) =>
    span ? [{ ...key, ...span, startedAt: new Date(span.startedAt), endedAt: new Date(span.endedAt) }] : [],
  );
  for (let first = 0; first < spans.length; first += rowsAtOnce)
    await db.insert(healthSpans).values(spans.slice(first, first + rowsAtOnce));
  for (const change of changes) await saveIncident(db, change);
  for (const change of changes) await saveDeploy(db, change);
  return writeEvents(db, changes, at);
}

async function saveIncident(db: Db, { key, incident }: ChangedHealth): Promise<void> {
  if (!incident) return;
  const { id, startedAt, endedAt, health, cause, relapses } = incident;
  const known = { endedAt: endedAt === undefined ? null : new Date(endedAt), health, cause, relapses };
  await db
    .insert(healthIncidents)
    .values({ id, ...key, startedAt: new Date(startedAt), ...known })
    .onConflictDoUpdate({ target: healthIncidents.id, set: known });
}

/** The lock is held to the end of the transaction, so events are there in the order of their numbers. */
async function writeEvents(db: Db, changes: readonly ChangedHealth[], knownAt: string): Promise<boolean> {
  const events = changes.flatMap(({ key, event, incident }) => {
    if (!event || !incident) return [];
    const { id: incidentId, startedAt, cause, relapses } = incident;
    const at = new Date(incident.endedAt ?? knownAt);
    return [{ ...key, kind: event, at, incidentId, startedAt: new Date(startedAt), cause, relapses }];
  });
  if (events.length === 0) return false;
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('slipway health events'))`);
  await db.insert(healthEvents).values(events);
  return true;
}

/** With the run that it was, where it was Slipway's. */
async function saveDeploy(db: Db, { key, deploy }: ChangedHealth): Promise<void> {
  if (!deploy) return;
  const at = new Date(deploy.at);
  const [run] = await db
    .select({ id: runs.id })
    .from(runs)
    .where(
      and(
        eq(runs.target, key.target),
        eq(runs.serviceName, key.serviceName),
        eq(runs.kind, "deploy"),
        lte(runs.startedAt, at),
        or(isNull(runs.endedAt), gte(runs.endedAt, at)),
      ),
    )
    .limit(1);
  const row = { ...key, at, runId: run?.id ?? null, version: deploy.version ?? null };
  await db.insert(seenDeploys).values(row).onConflictDoNothing();
}
