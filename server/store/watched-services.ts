import "server-only";
import { and, asc, eq, gt, inArray, isNull, lt, sql } from "drizzle-orm";
import type { ObservedService } from "@/lib/domain/observed-service";
import { rowKey } from "@/lib/domain/row-key";
import type { TeamService, WatchGap } from "@/lib/domain/team-status";
import type { Store } from "./open-store";
import { publish } from "./topics";
import { serviceFacts, watchedServices, watchedTargets } from "./watch-schema";

type Db = Pick<Store["db"], "select" | "insert" | "update" | "delete">;

export interface WatchedService {
  row: TeamService;
  seen: ObservedService;
}

/** What one look at a target has found. */
export interface Look {
  target: string;
  /** When AWS was asked; as before, where it did not answer. */
  asOf?: Date;
  everyS: number;
  gaps: WatchGap[];
  changed: WatchedService[];
  /** Keys of rows. */
  gone: string[];
}

/** One statement of a database takes some thousand values. */
const rowsAtOnce = 200;

/** Writes down what is different, and tells all who show it. */
export async function saveLook(store: Store, look: Look): Promise<void> {
  const { target, asOf, everyS, gaps, changed, gone } = look;
  await store.db.transaction(async (db) => {
    const revision = await nextRevision(db, target, { everyS, gaps, ...(asOf && { asOf }) });
    const values = changed.map(({ row, seen }) => ({ target, key: rowKey(row), row, seen, goneAt: null, revision }));
    for (let first = 0; first < values.length; first += rowsAtOnce) {
      await db
        .insert(watchedServices)
        .values(values.slice(first, first + rowsAtOnce))
        .onConflictDoUpdate({
          target: [watchedServices.target, watchedServices.key],
          set: {
            row: sql`excluded.row`,
            seen: sql`excluded.seen`,
            goneAt: sql`excluded.gone_at`,
            revision: sql`excluded.revision`,
          },
        });
    }
    if (gone.length > 0) await takeAway(db, target, gone, revision);
  });
  await publish(store, "team");
}

/** Its row is locked until the transaction ends, so that numbers come in the order in which changes can be seen. */
export async function nextRevision(
  db: Db,
  target: string,
  set: Partial<typeof watchedTargets.$inferInsert> = {},
): Promise<number> {
  const [row] = await db
    .insert(watchedTargets)
    .values({ target, ...set, revision: 1 })
    .onConflictDoUpdate({
      target: watchedTargets.target,
      set: { ...set, revision: sql`${watchedTargets.revision} + 1` },
    })
    .returning({ revision: watchedTargets.revision });
  return row?.revision ?? 0;
}

async function takeAway(db: Db, target: string, gone: string[], revision: number): Promise<void> {
  const ofTarget = eq(watchedServices.target, target);
  await db.delete(watchedServices).where(and(ofTarget, lt(watchedServices.goneAt, sql`now() - interval '1 day'`)));
  await db
    .update(watchedServices)
    .set({ goneAt: sql`now()`, revision })
    .where(and(ofTarget, inArray(watchedServices.key, gone)));
  await db.delete(serviceFacts).where(and(eq(serviceFacts.target, target), inArray(serviceFacts.key, gone)));
}

export interface WatchedTarget {
  target: string;
  asOf?: Date;
  everyS?: number;
  gaps: WatchGap[];
  revision: number;
}

export async function listWatchedTargets({ db }: Pick<Store, "db">): Promise<WatchedTarget[]> {
  return (await db.select().from(watchedTargets)).map(toTarget);
}

export async function findWatchedTarget({ db }: Pick<Store, "db">, target: string): Promise<WatchedTarget | undefined> {
  const [row] = await db.select().from(watchedTargets).where(eq(watchedTargets.target, target));
  return row && toTarget(row);
}

/** The services of a target that are there, by name. */
export async function listWatchedServices({ db }: Pick<Store, "db">, target: string): Promise<WatchedService[]> {
  const { row, seen, key } = watchedServices;
  return db
    .select({ row, seen })
    .from(watchedServices)
    .where(and(eq(watchedServices.target, target), isNull(watchedServices.goneAt)))
    .orderBy(asc(key));
}

/** Undefined of one that is gone, or was never seen. */
export async function findWatchedService(
  { db }: Pick<Store, "db">,
  target: string,
  key: string,
): Promise<WatchedService | undefined> {
  const { row, seen } = watchedServices;
  const isIt = and(eq(watchedServices.target, target), eq(watchedServices.key, key), isNull(watchedServices.goneAt));
  const [found] = await db.select({ row, seen }).from(watchedServices).where(isIt);
  return found;
}

export interface ChangedRow {
  key: string;
  /** None where the service is gone. */
  row?: TeamService;
}

/** Those that are different from what they were at a revision. */
export async function listChangedRows({ db }: Pick<Store, "db">, target: string, after: number): Promise<ChangedRow[]> {
  const { key, row, goneAt } = watchedServices;
  const rows = await db
    .select({ key, row, goneAt })
    .from(watchedServices)
    .where(and(eq(watchedServices.target, target), gt(watchedServices.revision, after)));
  return rows.map((each) => ({ key: each.key, row: each.goneAt ? undefined : each.row }));
}

function toTarget({ asOf, everyS, ...row }: typeof watchedTargets.$inferSelect): WatchedTarget {
  return { ...row, asOf: asOf ?? undefined, everyS: everyS ?? undefined };
}
