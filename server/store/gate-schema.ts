import "server-only";
import { pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import type { GateNeed } from "@/lib/domain/change-risk";
import { runs } from "./schema";

const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** Previews that wait, or have waited, for a person. */
export const gates = pgTable(
  "gates",
  {
    runId: text("run_id")
      .notNull()
      .references(() => runs.id, { onDelete: "cascade" }),
    /** Which preview of the run it is about. */
    preview: text("preview").notNull(),
    need: text("need").$type<Exclude<GateNeed, "none">>().notNull(),
    typed: text("typed").notNull(),
    askedAt: time("asked_at").notNull().defaultNow(),
    expiresAt: time("expires_at").notNull(),
    decision: text("decision").$type<"go-on" | "abandon">(),
    decidedBy: text("decided_by"),
    decidedAt: time("decided_at"),
  },
  (gate) => [primaryKey({ columns: [gate.runId, gate.preview] })],
);
