import "server-only";
import { sql } from "drizzle-orm";
import { bigint, bigserial, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import type { ChannelReach, DeliveryResult, NotificationChannel } from "@/lib/domain/notification-channel";
import type { NotificationEventName } from "@/lib/domain/notification-event";
import type { NotificationFacts } from "@/lib/domain/notification-facts";

const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** Where notifications go. */
export const notificationChannels = pgTable("notification_channels", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  events: jsonb("events").$type<NotificationEventName[]>().notNull(),
  targets: jsonb("targets").$type<string[]>().notNull(),
  services: jsonb("services").$type<string[]>().notNull(),
  locale: text("locale").$type<NotificationChannel["locale"]>().notNull(),
  quietHours: jsonb("quiet_hours").$type<NonNullable<NotificationChannel["quietHours"]>>(),
  reach: jsonb("reach").$type<ChannelReach>().notNull(),
  /** URLs, tokens and passwords. */
  sealed: text("sealed").notNull(),
  secretEnds: text("secret_ends"),
  savedBy: text("saved_by").notNull(),
  savedAt: time("saved_at").notNull().defaultNow(),
  last: jsonb("last").$type<DeliveryResult>(),
});

/** What has happened and may be told: written in the transaction of the fact itself, and so exactly once. */
export const notificationEvents = pgTable(
  "notification_events",
  {
    id: text("id").primaryKey(),
    number: bigserial("number", { mode: "number" }).notNull(),
    name: text("name").$type<NotificationEventName>().notNull(),
    at: time("at").notNull().defaultNow(),
    target: text("target").notNull(),
    /** Empty where it is of more than one. */
    serviceName: text("service_name").notNull(),
    /** What the messages are one message about: `run:…`. */
    subject: text("subject").notNull(),
    facts: jsonb("facts").$type<NotificationFacts>().notNull(),
    /** When each channel that wants it had its delivery written down. */
    spreadAt: time("spread_at"),
  },
  (event) => [
    index("notification_events_to_spread").on(event.number).where(sql`${event.spreadAt} is null`),
    index("notification_events_by_time").on(event.at),
  ],
);

/** How far each source that numbers its facts has been read. */
export const notificationCursors = pgTable("notification_cursors", {
  source: text("source").primaryKey(),
  sequence: bigint("sequence", { mode: "number" }).notNull(),
});

/** One event on its way to one channel. Its id is the same at every try. */
export const notificationDeliveries = pgTable(
  "notification_deliveries",
  {
    id: text("id").primaryKey(),
    number: bigserial("number", { mode: "number" }).notNull(),
    channelId: text("channel_id")
      .notNull()
      .references(() => notificationChannels.id, { onDelete: "cascade" }),
    eventId: text("event_id")
      .notNull()
      .references(() => notificationEvents.id, { onDelete: "cascade" }),
    subject: text("subject").notNull(),
    /** `overtaken`: a later event of the same subject went instead. */
    state: text("state").$type<"waiting" | "sent" | "given-up" | "overtaken">().notNull().default("waiting"),
    attempts: integer("attempts").notNull().default(0),
    createdAt: time("created_at").notNull().defaultNow(),
    /** Not before: the end of quiet hours, later that of a pause between tries. */
    nextAt: time("next_at").notNull(),
    giveUpAt: time("give_up_at").notNull(),
    /** Somebody is at it until then; a process that has died leaves it to the others. */
    leasedUntil: time("leased_until"),
    endedAt: time("ended_at"),
    result: jsonb("result").$type<DeliveryResult>(),
    /** How the other side calls the message, where it can be changed afterwards. */
    message: jsonb("message").$type<Record<string, string>>(),
  },
  (delivery) => [
    uniqueIndex("notification_deliveries_once").on(delivery.channelId, delivery.eventId),
    index("notification_deliveries_waiting")
      .on(delivery.channelId, delivery.number)
      .where(sql`${delivery.state} = 'waiting'`),
    index("notification_deliveries_by_subject").on(delivery.channelId, delivery.subject),
  ],
);
