import "server-only";
import { randomUUID } from "node:crypto";
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lte, ne, or, sql } from "drizzle-orm";
import type { DeliveryResult } from "@/lib/domain/notification-channel";
import { giveUpAfterMs } from "@/lib/domain/notification-retry";
import { type ChannelRow, noteLastResult } from "./notification-channels";
import { notificationChannels, notificationDeliveries, notificationEvents } from "./notification-schema";
import type { Store } from "./open-store";

type DeliveryRow = typeof notificationDeliveries.$inferSelect;
export type EventRow = typeof notificationEvents.$inferSelect;
type Transaction = Parameters<Parameters<Store["db"]["transaction"]>[0]>[0];

export interface ClaimedDelivery {
  delivery: DeliveryRow;
  channel: ChannelRow;
  event: EventRow;
}

interface SpreadRules {
  isWanted(event: EventRow, channel: ChannelRow, hasEarlier: boolean): boolean;
  /** A later event of the same subject goes instead of one that still waits. */
  overtakes(channel: ChannelRow): boolean;
}

const batch = 100;

/** One replica at a time; whoever finds another at it leaves it to that one. */
async function alone({ db }: Pick<Store, "db">, work: (db: Transaction) => Promise<void>): Promise<void> {
  await db.transaction(async (transaction) => {
    const { rows } = await transaction.execute<{ free: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtext('slipway notifications')) as free`,
    );
    if (rows[0]?.free === true) await work(transaction);
  });
}

/** Writes down, for every new event, its delivery to each channel that wants it. True when there may be more of them. */
export async function spreadEvents(store: Pick<Store, "db">, rules: SpreadRules): Promise<boolean> {
  let found = 0;
  await alone(store, async (db) => {
    const events = await db
      .select()
      .from(notificationEvents)
      .where(isNull(notificationEvents.spreadAt))
      .orderBy(asc(notificationEvents.number))
      .limit(batch);
    found = events.length;
    if (found === 0) return;
    const channels = await db.select().from(notificationChannels);
    for (const event of events) for (const channel of channels) await spread(db, event, channel, rules);
    const ids = events.map(({ id }) => id);
    await db.update(notificationEvents).set({ spreadAt: new Date() }).where(inArray(notificationEvents.id, ids));
  });
  return found === batch;
}

async function spread(db: Transaction, event: EventRow, channel: ChannelRow, rules: SpreadRules): Promise<void> {
  const { channelId, subject, state, eventId, leasedUntil } = notificationDeliveries;
  const ofSubject = and(eq(channelId, channel.id), eq(subject, event.subject));
  const earlier = await db
    .select({ id: notificationDeliveries.id })
    .from(notificationDeliveries)
    .where(ofSubject)
    .limit(1);
  if (!rules.isWanted(event, channel, earlier.length > 0)) return;
  const now = new Date();
  if (rules.overtakes(channel)) {
    const isFree = or(isNull(leasedUntil), lte(leasedUntil, now));
    await db
      .update(notificationDeliveries)
      .set({ state: "overtaken", endedAt: now })
      .where(and(ofSubject, eq(state, "waiting"), ne(eventId, event.id), isFree));
  }
  const giveUpAt = new Date(now.getTime() + giveUpAfterMs);
  await db
    .insert(notificationDeliveries)
    .values({
      ...{ id: randomUUID(), channelId: channel.id, eventId: event.id, subject: event.subject },
      ...{ nextAt: now, giveUpAt },
    })
    .onConflictDoNothing();
}

interface ClaimRules {
  leaseMs: number;
  /** Until when nothing goes to the channel. */
  quietUntil(channel: ChannelRow, now: Date): Date | undefined;
}

/**
 * Takes the oldest waiting delivery of each channel, if its time has come and nobody is at it: a channel gets its messages one after
 * the other, and no channel waits for another.
 */
export async function claimDeliveries(
  store: Pick<Store, "db">,
  { leaseMs, quietUntil }: ClaimRules,
): Promise<ClaimedDelivery[]> {
  const claimed: ClaimedDelivery[] = [];
  await alone(store, async (db) => {
    const now = new Date();
    for (const { delivery, channel, event } of await listHeads(db)) {
      const isTaken = delivery.leasedUntil !== null && delivery.leasedUntil > now;
      if (isTaken || delivery.nextAt > now) continue;
      const quiet = quietUntil(channel, now);
      const only = eq(notificationDeliveries.id, delivery.id);
      if (quiet) {
        const giveUpAt = new Date(quiet.getTime() + giveUpAfterMs);
        await db.update(notificationDeliveries).set({ nextAt: quiet, giveUpAt }).where(only);
        continue;
      }
      const attempts = delivery.attempts + 1;
      const leasedUntil = new Date(now.getTime() + leaseMs);
      await db.update(notificationDeliveries).set({ attempts, leasedUntil }).where(only);
      claimed.push({ delivery: { ...delivery, attempts, leasedUntil }, channel, event });
    }
  });
  return claimed;
}

async function listHeads(db: Transaction): Promise<ClaimedDelivery[]> {
  return db
    .selectDistinctOn([notificationDeliveries.channelId], {
      delivery: notificationDeliveries,
      channel: notificationChannels,
      event: notificationEvents,
    })
    .from(notificationDeliveries)
    .innerJoin(notificationChannels, eq(notificationChannels.id, notificationDeliveries.channelId))
    .innerJoin(notificationEvents, eq(notificationEvents.id, notificationDeliveries.eventId))
    .where(eq(notificationDeliveries.state, "waiting"))
    .orderBy(notificationDeliveries.channelId, asc(notificationDeliveries.number));
}

export interface DeliveryEnd {
  result: DeliveryResult;
  /** When it comes again; without it, that was the last try. */
  nextAt?: Date;
  /** How the other side calls the message. */
  message?: Record<string, string>;
}

/** Of this try; if somebody has taken it over since, what they find counts. */
export async function recordDelivery(
  store: Pick<Store, "db">,
  { id, attempts, channelId }: DeliveryRow,
  { result, nextAt, message }: DeliveryEnd,
): Promise<void> {
  const state = nextAt ? "waiting" : result.outcome === "sent" ? "sent" : "given-up";
  const ended = nextAt ? { nextAt } : { endedAt: new Date() };
  await store.db.transaction(async (db) => {
    const recorded = await db
      .update(notificationDeliveries)
      .set({ state, result, leasedUntil: null, ...ended, ...(message && { message }) })
      .where(and(eq(notificationDeliveries.id, id), eq(notificationDeliveries.attempts, attempts)))
      .returning({ id: notificationDeliveries.id });
    if (recorded.length > 0) await noteLastResult({ db }, channelId, result);
  });
}

/** How the other side calls the last message about a subject. */
export async function findEarlierMessage(
  { db }: Pick<Store, "db">,
  channelId: string,
  subject: string,
): Promise<Record<string, string> | undefined> {
  const [row] = await db
    .select({ message: notificationDeliveries.message })
    .from(notificationDeliveries)
    .where(
      and(
        eq(notificationDeliveries.channelId, channelId),
        eq(notificationDeliveries.subject, subject),
        isNotNull(notificationDeliveries.message),
      ),
    )
    .orderBy(desc(notificationDeliveries.number))
    .limit(1);
  return row?.message ?? undefined;
}

/** The first time at which one of them is to be looked at again. */
export async function findNextTime({ db }: Pick<Store, "db">): Promise<Date | undefined> {
  const [row] = await db
    .select({ at: sql<Date | null>`min(${notificationDeliveries.nextAt})`.mapWith(notificationDeliveries.nextAt) })
    .from(notificationDeliveries)
    .where(and(eq(notificationDeliveries.state, "waiting"), gt(notificationDeliveries.nextAt, new Date())));
  return row?.at ?? undefined;
}

/** Where there is one process alone, whoever held them is gone. */
export async function releaseLeases({ db }: Pick<Store, "db">): Promise<void> {
  await db
    .update(notificationDeliveries)
    .set({ leasedUntil: null })
    .where(isNotNull(notificationDeliveries.leasedUntil));
}
