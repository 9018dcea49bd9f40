import "server-only";
import { index, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";

const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** Until when services are to live. A row without a date: somebody has said that there is none. */
export const serviceEnds = pgTable(
  "service_ends",
  {
    target: text("target").notNull(),
    clusterName: text("cluster_name").notNull(),
    serviceName: text("service_name").notNull(),
    endsAt: time("ends_at"),
    setBy: text("set_by").notNull(),
    setAt: time("set_at").notNull().defaultNow(),
    /** When it was told that the end is near. */
    noticedAt: time("noticed_at"),
    /** The id that a teardown by itself has, whoever begins it and however often. */
    runKey: text("run_key").notNull(),
    /** Set once that teardown has begun. */
    runId: text("run_id"),
  },
  (end) => [
    primaryKey({ columns: [end.target, end.clusterName, end.serviceName] }),
    index("service_ends_by_time").on(end.endsAt),
  ],
);
