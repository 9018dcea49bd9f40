import "server-only";
import { and, asc, count, eq, sql } from "drizzle-orm";
import { notificationChannels, notificationDeliveries } from "./notification-schema";
import type { Store } from "./open-store";

export type ChannelRow = typeof notificationChannels.$inferSelect;

type Reader = { db: Pick<Store["db"], "select"> };

/** By name; each with how many messages are on their way. */
export async function listChannelRows({ db }: Reader): Promise<(ChannelRow & { underWay: number })[]> {
  const rows = await db.select().from(notificationChannels).orderBy(asc(notificationChannels.name));
  const waiting = await db
    .select({ channelId: notificationDeliveries.channelId, underWay: count() })
    .from(notificationDeliveries)
    .where(eq(notificationDeliveries.state, "waiting"))
    .groupBy(notificationDeliveries.channelId);
  const underWay = new Map(waiting.map((each) => [each.channelId, each.underWay]));
  return rows.map((row) => ({ ...row, underWay: underWay.get(row.id) ?? 0 }));
}

export async function findChannelRow({ db }: Reader, id: string): Promise<ChannelRow | undefined> {
  const [row] = await db.select().from(notificationChannels).where(eq(notificationChannels.id, id));
  return row;
}

/** What waits for it is tried again at once: perhaps it was the old settings that kept it. */
export async function saveChannelRow(
  db: Pick<Store["db"], "insert" | "update">,
  { id, ...row }: typeof notificationChannels.$inferInsert,
): Promise<void> {
  const changed = {
    ...row,
    quietHours: row.quietHours ?? null,
    secretEnds: row.secretEnds ?? null,
    savedAt: new Date(),
  };
  await db
    .insert(notificationChannels)
    .values({ id, ...changed })
    .onConflictDoUpdate({ target: notificationChannels.id, set: changed });
  await db
    .update(notificationDeliveries)
    .set({ nextAt: new Date() })
    .where(and(eq(notificationDeliveries.channelId, id), eq(notificationDeliveries.state, "waiting")));
}

/** What waits for it goes with it. */
export async function deleteChannelRow(db: Pick<Store["db"], "delete">, id: string): Promise<void> {
  await db.delete(notificationChannels).where(eq(notificationChannels.id, id));
}

export async function noteLastResult(
  { db }: { db: Pick<Store["db"], "update"> },
  id: string,
  last: NonNullable<ChannelRow["last"]>,
): Promise<void> {
  const isNewer = sql`coalesce(${notificationChannels.last} ->> 'at', '') <= ${last.at}`;
  await db
    .update(notificationChannels)
    .set({ last })
    .where(and(eq(notificationChannels.id, id), isNewer));
}
