import "server-only";
import { pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import type { NewNotice } from "@/lib/domain/service-notice";

const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** Services that nobody deploys until they are unlocked. `key` is cluster and name. */
export const serviceLocks = pgTable(
  "service_locks",
  {
    target: text("target").notNull(),
    key: text("key").notNull(),
    lockedBy: text("locked_by").notNull(),
    reason: text("reason").notNull(),
    /** The rollback that has set it. */
    runId: text("run_id"),
    lockedAt: time("locked_at").notNull().defaultNow(),
  },
  (lock) => [primaryKey({ columns: [lock.target, lock.key] })],
);

/** What people have written at a service for all to see. */
export const serviceNotices = pgTable(
  "service_notices",
  {
    target: text("target").notNull(),
    key: text("key").notNull(),
    text: text("text").notNull(),
    severity: text("severity").$type<NewNotice["severity"]>().notNull(),
    link: text("link"),
    endsAt: time("ends_at"),
    writtenBy: text("written_by").notNull(),
    writtenAt: time("written_at").notNull().defaultNow(),
  },
  (notice) => [primaryKey({ columns: [notice.target, notice.key] })],
);
