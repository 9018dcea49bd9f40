import "server-only";
import { and, asc, count, desc, eq, gte, isNull, lte, sql } from "drizzle-orm";
import type { HealthSpan, Incident } from "@/lib/domain/health";
import type { Interval } from "@/lib/domain/health-history";
import { rowKey } from "@/lib/domain/row-key";
import type { ServiceKey } from "./health-rows";
import { healthIncidents, healthSpans, seenDeploys, watchedSpans } from "./health-schema";
import type { Store } from "./open-store";
import { runs } from "./schema";

type Reader = Pick<Store, "db">;

const isOf = ({ target, clusterName, serviceName }: ServiceKey, table: typeof healthSpans | typeof healthIncidents) =>
  and(eq(table.target, target), eq(table.clusterName, clusterName), eq(table.serviceName, serviceName));

/** When a target was watched since a time, in order. */
export async function listWatched({ db }: Pick<Reader, "db">, target: string, since: Date): Promise<Interval[]> {
  const rows = await db
    .select()
    .from(watchedSpans)
    .where(and(eq(watchedSpans.target, target), gte(watchedSpans.endedAt, since)))
    .orderBy(asc(watchedSpans.startedAt));
  return rows.map(({ startedAt, endedAt }) => ({ from: startedAt.getTime(), to: endedAt.getTime() }));
}

/** Until when a look at a target says how it is. */
export async function findGoodUntil({ db }: Reader, target: string): Promise<Date | undefined> {
  const [latest] = await db
    .select({ goodUntil: watchedSpans.goodUntil })
    .from(watchedSpans)
    .where(eq(watchedSpans.target, target))
    .orderBy(desc(watchedSpans.startedAt))
    .limit(1);
  return latest?.goodUntil;
}

interface SpanOptions {
  from: Date;
  to: Date;
  limit: number;
}

/** What a service was, without what it is now; the latest ones, in order. */
export async function listSpans(
  { db }: Reader,
  key: ServiceKey,
  { from, to, limit }: SpanOptions,
): Promise<HealthSpan[]> {
  const rows = await db
    .select()
    .from(healthSpans)
    .where(and(isOf(key, healthSpans), gte(healthSpans.endedAt, from), lte(healthSpans.startedAt, to)))
    .orderBy(desc(healthSpans.startedAt), desc(healthSpans.id))
    .limit(limit);
  return rows.map(toSpan).reverse();
}

/** Of all services of a target since a time, by cluster and name. */
export async function listSpansOfTarget(
  { db }: Reader,
  target: string,
  since: Date,
): Promise<Map<string, HealthSpan[]>> {
  const rows = await db
    .select()
    .from(healthSpans)
    .where(and(eq(healthSpans.target, target), gte(healthSpans.endedAt, since)))
    .orderBy(asc(healthSpans.startedAt), asc(healthSpans.id));
  const spans = new Map<string, HealthSpan[]>();
  for (const row of rows) {
    const own = spans.get(rowKey(row)) ?? [];
    own.push(toSpan(row));
    spans.set(rowKey(row), own);
  }
  return spans;
}

export function toSpan(row: typeof healthSpans.$inferSelect): HealthSpan {
  const { startedAt, endedAt, health, cause, seconds } = row;
  return {
    startedAt: startedAt.toISOString(),
    endedAt: endedAt.toISOString(),
    health,
    ...(cause && { cause }),
    ...(seconds && { seconds }),
  };
}

/** Newest first. */
export async function listIncidents({ db }: Reader, key: ServiceKey, limit: number): Promise<Incident[]> {
  const rows = await db
    .select()
    .from(healthIncidents)
    .where(isOf(key, healthIncidents))
    .orderBy(desc(healthIncidents.startedAt))
    .limit(limit);
  return rows.map(({ id, startedAt, endedAt, health, cause, relapses }) => ({
    ...{ id, health, cause, relapses },
    startedAt: startedAt.toISOString(),
    ...(endedAt && { endedAt: endedAt.toISOString() }),
  }));
}

interface CountedDeploys {
  clusterName?: string;
  serviceName: string;
  /** Midnight of UTC. */
  day: number;
  count: number;
}

/** Those of Slipway and those that were started elsewhere, each once. Runs do not say in which cluster. */
export async function countDeploys({ db }: Reader, target: string, since: Date): Promise<CountedDeploys[]> {
  const dayOf = (time: typeof runs.startedAt | typeof seenDeploys.at) =>
    sql<number>`(extract(epoch from date_trunc('day', ${time} at time zone 'UTC') at time zone 'UTC') * 1000)::float8`;
  const own = await db
    .select({ serviceName: sql<string>`${runs.serviceName}`, day: dayOf(runs.startedAt), count: count() })
    .from(runs)
    .where(and(eq(runs.target, target), eq(runs.kind, "deploy"), gte(runs.startedAt, since)))
    .groupBy(runs.serviceName, dayOf(runs.startedAt));
  const { clusterName, serviceName } = seenDeploys;
  const elsewhere = await db
    .select({ clusterName, serviceName, day: dayOf(seenDeploys.at), count: count() })
    .from(seenDeploys)
    .where(and(eq(seenDeploys.target, target), gte(seenDeploys.at, since), isNull(seenDeploys.runId)))
    .groupBy(clusterName, serviceName, dayOf(seenDeploys.at));
  return [...own, ...elsewhere];
}

/** That ECS showed and no run was. Newest first. */
export async function listForeignDeploys(
  { db }: Reader,
  { target, clusterName, serviceName }: ServiceKey,
  limit: number,
): Promise<{ at: string; version?: string }[]> {
  const rows = await db
    .select()
    .from(seenDeploys)
    .where(
      and(
        eq(seenDeploys.target, target),
        eq(seenDeploys.clusterName, clusterName),
        eq(seenDeploys.serviceName, serviceName),
        isNull(seenDeploys.runId),
      ),
    )
    .orderBy(desc(seenDeploys.at))
    .limit(limit);
  return rows.map(({ at, version }) => ({ at: at.toISOString(), ...(version && { version }) }));
}
