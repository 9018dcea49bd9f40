import "server-only";
import { bigint, index, jsonb, pgTable, primaryKey, real, text, timestamp } from "drizzle-orm/pg-core";
import type { ObservedService } from "@/lib/domain/observed-service";
import type { TeamService, WatchGap } from "@/lib/domain/team-status";
import type { Viewer } from "@/lib/domain/viewer";

const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
/** Counts the changes of a target: whoever knows the row's number up to here has missed nothing. */
const revision = () => bigint("revision", { mode: "number" }).notNull().default(0);

/** What is known of a target as a whole: one row for each that was ever looked at. */
export const watchedTargets = pgTable("watched_targets", {
  target: text("target").primaryKey(),
  asOf: time("as_of"),
  everyS: real("every_s"),
  gaps: jsonb("gaps").$type<WatchGap[]>().notNull().default([]),
  revision: revision(),
});

/** A service as it was last seen. One that is gone stays for a day, so that all readers see it go. */
export const watchedServices = pgTable(
  "watched_services",
  {
    target: text("target").notNull(),
    key: text("key").notNull(),
    row: jsonb("row").$type<TeamService>().notNull(),
    /** What the watcher goes on from: it need not be read again after a restart. */
    seen: jsonb("seen").$type<ObservedService>().notNull(),
    goneAt: time("gone_at"),
    revision: revision(),
  },
  (service) => [
    primaryKey({ columns: [service.target, service.key] }),
    index("watched_services_by_revision").on(service.target, service.revision),
  ],
);

/** What others know of a service beside what AWS says: each part has one writer, and its members become members of the row. */
export const serviceFacts = pgTable(
  "service_facts",
  {
    target: text("target").notNull(),
    key: text("key").notNull(),
    part: text("part").notNull(),
    members: jsonb("members").$type<Partial<TeamService>>().notNull(),
    revision: revision(),
  },
  (fact) => [
    primaryKey({ columns: [fact.target, fact.key, fact.part] }),
    index("service_facts_by_revision").on(fact.target, fact.revision),
  ],
);

/** Who looks at a target: it is then read oftener, and with their rights where it has none of its own. */
export const targetViewers = pgTable(
  "target_viewers",
  {
    target: text("target").notNull(),
    /** The session or token; several pages of one person are one. */
    viewerId: text("viewer_id").notNull(),
    viewer: jsonb("viewer").$type<Viewer>().notNull(),
    seenAt: time("seen_at").notNull(),
  },
  (viewer) => [primaryKey({ columns: [viewer.target, viewer.viewerId] })],
);
