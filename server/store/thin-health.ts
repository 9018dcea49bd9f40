import "server-only";
import { and, asc, eq, gte, inArray, lt, sql } from "drizzle-orm";
import { grains, mergeSpans } from "@/lib/domain/health-history";
import { toSpan } from "./health-history";
import { healthEvents, healthSpans, watchedSpans } from "./health-schema";
import type { Store } from "./open-store";

type Db = Parameters<Parameters<Store["db"]["transaction"]>[0]>[0];

/** So many services' times in one turn, each a transaction; what is left waits for the next turn. */
const groupsAtOnce = 200;
const turnsAtMost = 50;
const eventsKeptMs = 90 * 86_400_000;

/** Makes old times coarser. Only one replica does it; the others do nothing. Answers how many rows it took away. */
export async function thinHealth(store: Store, now: Date): Promise<number> {
  let removed = 0;
  for (const { olderThanMs, grainMs } of grains) {
    const before = new Date(now.getTime() - olderThanMs);
    for (let turn = 0; turn < turnsAtMost; turn += 1) {
      const { groups, rows } = await store.db.transaction((db) => thinSome(db, before, grainMs));
      removed += rows;
      if (groups < groupsAtOnce) break;
    }
  }
  await store.db.delete(healthEvents).where(lt(healthEvents.at, new Date(now.getTime() - eventsKeptMs)));
  return removed;
}

/** Services with several spans that lie within the same stretch of time: those become one. */
async function thinSome(db: Db, before: Date, grainMs: number): Promise<{ groups: number; rows: number }> {
  const { rows: turn } = await db.execute<{ mine: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtext('slipway health thinning')) as mine`,
  );
  if (!turn[0]?.mine) return { groups: 0, rows: 0 };
  const stretch = (time: typeof healthSpans.startedAt | typeof healthSpans.endedAt) =>
    sql`floor(extract(epoch from ${time}) * 1000 / ${sql.raw(String(grainMs))})`;
  const { target, clusterName, serviceName } = healthSpans;
  const groups = await db
    .select({ target, ids: sql<number[]>`json_agg(${healthSpans.id})` })
    .from(healthSpans)
    .where(
      and(lt(healthSpans.endedAt, before), sql`${stretch(healthSpans.startedAt)} = ${stretch(healthSpans.endedAt)}`),
    )
    .groupBy(target, clusterName, serviceName, stretch(healthSpans.startedAt))
    .having(sql`count(*) > 1`)
    .limit(groupsAtOnce);
  let rows = 0;
  for (const group of groups) rows += await mergeGroup(db, group);
  return { groups: groups.length, rows };
}

async function mergeGroup(db: Db, { target, ids }: { target: string; ids: number[] }): Promise<number> {
  const rows = await db
    .select()
    .from(healthSpans)
    .where(inArray(healthSpans.id, ids))
    .orderBy(asc(healthSpans.startedAt), asc(healthSpans.id));
  const [first, ...others] = rows;
  if (!first) return 0;
  const spans = rows.map(toSpan);
  const merged = mergeSpans([toSpan(first), ...others.map(toSpan)], await watchedDuring(db, target, spans));
  const { health, cause = null, seconds = null } = merged;
  await db
    .update(healthSpans)
    .set({ endedAt: new Date(merged.endedAt), health, cause, seconds })
    .where(eq(healthSpans.id, first.id));
  const rest = others.map(({ id }) => id);
  if (rest.length > 0) await db.delete(healthSpans).where(inArray(healthSpans.id, rest));
  return rest.length;
}

async function watchedDuring(db: Db, target: string, spans: readonly { startedAt: string; endedAt: string }[]) {
  const from = new Date(Math.min(...spans.map(({ startedAt }) => Date.parse(startedAt))));
  const to = new Date(Math.max(...spans.map(({ endedAt }) => Date.parse(endedAt))));
  const rows = await db
    .select()
    .from(watchedSpans)
    .where(and(eq(watchedSpans.target, target), gte(watchedSpans.endedAt, from), lt(watchedSpans.startedAt, to)))
    .orderBy(asc(watchedSpans.startedAt));
  return rows.map(({ startedAt, endedAt }) => ({ from: startedAt.getTime(), to: endedAt.getTime() }));
}
