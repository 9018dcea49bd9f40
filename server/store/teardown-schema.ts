import "server-only";
import { index, integer, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import type { ApprovalSubject } from "@/lib/domain/approval";
import type { Role } from "@/lib/domain/role";
import type { TeardownItem } from "@/lib/domain/teardown-plan";
import type { Decision } from "@/lib/domain/teardown-progress";
import type { TeardownReceipt } from "@/lib/domain/teardown-receipt";
import { runs } from "./schema";

const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** The plan that a person saw when they pressed: nothing goes that is not in it. */
export const teardownPlans = pgTable("teardown_plans", {
  runId: text("run_id")
    .primaryKey()
    .references(() => runs.id, { onDelete: "cascade" }),
  madeAt: time("made_at").notNull(),
  items: jsonb("items").$type<TeardownItem[]>().notNull(),
  /** Keys of those that go. */
  chosen: jsonb("chosen").$type<string[]>().notNull(),
});

/** Kept for ever, whatever becomes of the run. */
export const teardownReceipts = pgTable("teardown_receipts", {
  runId: text("run_id").primaryKey(),
  target: text("target").notNull(),
  receipt: jsonb("receipt").$type<TeardownReceipt>().notNull(),
});

/** What people have decided on an item that AWS would not delete: once for each of its failures. */
export const teardownDecisions = pgTable(
  "teardown_decisions",
  {
    runId: text("run_id")
      .notNull()
      .references(() => runs.id, { onDelete: "cascade" }),
    itemKey: text("item_key").notNull(),
    failure: integer("failure").notNull(),
    decision: text("decision").$type<Decision>().notNull(),
    decidedBy: text("decided_by").notNull(),
    decidedAt: time("decided_at").notNull().defaultNow(),
  },
  (decision) => [primaryKey({ columns: [decision.runId, decision.itemKey, decision.failure] })],
);

/** What somebody wants to do that takes a second person. */
export const approvals = pgTable(
  "approvals",
  {
    /** That of the run which waits for it. */
    id: text("id").primaryKey(),
    subject: text("subject").$type<ApprovalSubject>().notNull(),
    target: text("target").notNull(),
    /** What it is of: a service, a stack. */
    name: text("name").notNull(),
    reason: text("reason").notNull(),
    askedBy: text("asked_by").notNull(),
    askedById: text("asked_by_id"),
    askedRole: text("asked_role").$type<Role>(),
    askedAt: time("asked_at").notNull().defaultNow(),
    expiresAt: time("expires_at").notNull(),
    decision: text("decision").$type<"approved" | "refused">(),
    decidedBy: text("decided_by"),
    decidedAt: time("decided_at"),
    note: text("note"),
  },
  (approval) => [index("approvals_by_target").on(approval.target)],
);
