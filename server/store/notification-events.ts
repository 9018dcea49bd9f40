import "server-only";
import { asc, eq, gt, sql } from "drizzle-orm";
import type { HealthEventKind } from "@/lib/domain/health";
import type { NotificationEventName } from "@/lib/domain/notification-event";
import { healthEvents } from "./health-schema";
import { notificationCursors, notificationEvents } from "./notification-schema";
import type { Store } from "./open-store";

export type NewNotificationEvent = Pick<
  typeof notificationEvents.$inferInsert,
  "id" | "name" | "target" | "serviceName" | "subject" | "facts" | "at"
>;

/** To be written in the transaction of the fact; a repeat with the same id is the same event. */
export async function noteEvent(db: Pick<Store["db"], "insert">, ...events: NewNotificationEvent[]): Promise<void> {
  if (events.length > 0) await db.insert(notificationEvents).values(events).onConflictDoNothing();
}

const nameOf: Record<HealthEventKind, NotificationEventName> = {
  "service-failed": "service-failed",
  "service-degraded": "service-degraded",
  recovered: "service-recovered",
};

const healthSource = "health";
const batch = 200;

/** Takes over what the history of health has written down since the last time. They are committed in the order of their numbers. */
export async function takeHealthEvents({ db }: Pick<Store, "db">): Promise<void> {
  await db.transaction(async (transaction) => {
    await transaction.insert(notificationCursors).values({ source: healthSource, sequence: 0 }).onConflictDoNothing();
    const [cursor] = await transaction
      .select()
      .from(notificationCursors)
      .where(eq(notificationCursors.source, healthSource))
      .for("update");
    const news = await transaction
      .select()
      .from(healthEvents)
      .where(gt(healthEvents.sequence, cursor?.sequence ?? 0))
      .orderBy(asc(healthEvents.sequence))
      .limit(batch);
    const last = news.at(-1);
    if (!last) return;
    await noteEvent(transaction, ...news.map(toEvent));
    await transaction
      .update(notificationCursors)
      .set({ sequence: last.sequence })
      .where(eq(notificationCursors.source, healthSource));
  });
}

function toEvent(event: typeof healthEvents.$inferSelect): NewNotificationEvent {
  const { sequence, at, kind, target, clusterName, serviceName, incidentId, startedAt, cause, relapses } = event;
  return {
    id: `health:${sequence}`,
    name: nameOf[kind],
    at,
    target,
    serviceName,
    subject: `incident:${incidentId}`,
    facts: { clusterName, since: startedAt.toISOString(), cause, relapses },
  };
}

/** Events of so long ago are of interest to nobody; their deliveries go with them. */
export async function forgetOldEvents({ db }: Pick<Store, "db">, olderThanDays: number): Promise<void> {
  await db.execute(
    sql`delete from ${notificationEvents} where ${notificationEvents.at} < now() - make_interval(days => ${olderThanDays})`,
  );
}
