import "server-only";
import { and, eq, gte, inArray, isNull, lte, or, sql } from "drizzle-orm";
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
  await saveDeploys(db, changes);
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

/** Each with the run that it was, where it was Slipway's. */
async function saveDeploys(db: Db, changes: readonly ChangedHealth[]): Promise<void> {
  const deploys = changes.flatMap(({ key, deploy }) =>
    deploy ? [{ ...key, at: new Date(deploy.at), version: deploy.version ?? null }] : [],
  );
  const target = deploys[0]?.target;
  if (target === undefined) return;
  const own = await listRunsAt(db, target, deploys);
  const rows = deploys.map((deploy) => ({ ...deploy, runId: own.find((run) => isOf(run, deploy))?.id ?? null }));
  for (let first = 0; first < rows.length; first += rowsAtOnce)
    await db
      .insert(seenDeploys)
      .values(rows.slice(first, first + rowsAtOnce))
      .onConflictDoNothing();
}

interface SeenDeploy {
  serviceName: string;
  at: Date;
}

/** Deploys of these services that were under way when any of them was made. */
async function listRunsAt(db: Db, target: string, deploys: readonly SeenDeploy[]) {
  const times = deploys.map(({ at }) => at.getTime());
  const names = [...new Set(deploys.map(({ serviceName }) => serviceName))];
  const { id, serviceName, startedAt, endedAt } = runs;
  return db
    .select({ id, serviceName, startedAt, endedAt })
    .from(runs)
    .where(
      and(
        eq(runs.target, target),
        inArray(serviceName, names),
        eq(runs.kind, "deploy"),
        lte(startedAt, new Date(Math.max(...times))),
        or(isNull(endedAt), gte(endedAt, new Date(Math.min(...times)))),
      ),
    );
}

type RunThen = Awaited<ReturnType<typeof listRunsAt>>[number];

function isOf({ serviceName, startedAt, endedAt }: RunThen, deploy: SeenDeploy): boolean {
  return serviceName === deploy.serviceName && startedAt <= deploy.at && (endedAt === null || endedAt >= deploy.at);
}
