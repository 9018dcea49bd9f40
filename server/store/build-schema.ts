import "server-only";
import { boolean, index, integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import type { SeenBuild } from "@/lib/domain/seen-build";

const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** A build that somebody has looked at by itself, as CodeBuild last told of it. */
export const watchedBuilds = pgTable(
  "watched_builds",
  {
    /** Target and id: `123456789012~eu-west-1/project:uuid`. */
    id: text("id").primaryKey(),
    seen: jsonb("seen").$type<SeenBuild>().notNull(),
    logLines: integer("log_lines").notNull().default(0),
    /** Lines may still come. */
    logOpen: boolean("log_open").notNull().default(true),
    lookedAt: time("looked_at").notNull().defaultNow(),
  },
  (build) => [index("watched_builds_by_look").on(build.lookedAt)],
);
