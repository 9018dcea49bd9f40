import "server-only";
import { and, eq, gt, like, lt, min, sql, sum } from "drizzle-orm";
import { rateCounts } from "./access-schema";
import type { Store } from "./open-store";

interface Limit {
  max: number;
  windowMs: number;
}

const since = (windowMs: number) => gt(rateCounts.windowStart, sql`clock_timestamp() - ${`${windowMs} ms`}::interval`);

/**
 * Counts one more of something, over all replicas, unless it has been done as often as is allowed: then answers in how many
 * milliseconds it may be done again.
 */
export async function countUp({ db }: Pick<Store, "db">, subject: string, limit: Limit): Promise<number | undefined> {
  const { max, windowMs } = limit;
  return db.transaction(async (turn) => {
    await turn.execute(sql`select pg_advisory_xact_lock(hashtext(${`rate ${subject}`}))`);
    const [counted] = await turn
      .select({ count: sum(rateCounts.count).mapWith(Number), first: min(rateCounts.windowStart) })
      .from(rateCounts)
      .where(and(eq(rateCounts.subject, subject), since(windowMs)));
    if (counted?.first && counted.count >= max) return Math.max(1, counted.first.getTime() + windowMs - Date.now());
    await turn
      .insert(rateCounts)
      .values({ subject, windowStart: sql`clock_timestamp()`, count: 1 })
      .onConflictDoUpdate({
        target: [rateCounts.subject, rateCounts.windowStart],
        set: { count: sql`${rateCounts.count} + 1` },
      });
    return undefined;
  });
}

/** Takes one of the few places that somebody has, for as long as it is held again and again; false when all are taken. */
export async function takePlace(
  { db }: Pick<Store, "db">,
  { of, place, limit }: { of: string; place: string; limit: Limit },
): Promise<boolean> {
  return db.transaction(async (turn) => {
    await turn.execute(sql`select pg_advisory_xact_lock(hashtext(${`places ${of}`}))`);
    const taken = await turn
      .selectDistinct({ subject: rateCounts.subject })
      .from(rateCounts)
      .where(and(like(rateCounts.subject, `${escaped(of)}/%`), since(limit.windowMs)));
    if (taken.length >= limit.max) return false;
    await turn.insert(rateCounts).values({ subject: `${of}/${place}`, windowStart: sql`clock_timestamp()`, count: 1 });
    return true;
  });
}

export async function holdPlace({ db }: Pick<Store, "db">, of: string, place: string): Promise<void> {
  await db
    .update(rateCounts)
    .set({ windowStart: sql`clock_timestamp()` })
    .where(eq(rateCounts.subject, `${of}/${place}`));
}

export async function leavePlace({ db }: Pick<Store, "db">, of: string, place: string): Promise<void> {
  await db.delete(rateCounts).where(eq(rateCounts.subject, `${of}/${place}`));
}

/** What no window reaches any more. */
export async function forgetOldCounts({ db }: Pick<Store, "db">): Promise<void> {
  await db.delete(rateCounts).where(lt(rateCounts.windowStart, sql`now() - interval '1 hour'`));
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
