import "server-only";
import { sql } from "drizzle-orm";
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  serial,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { StartRunInput } from "@/lib/domain/deploy-input";
import type { LogSource, NewLogLine } from "@/lib/domain/log";
import type { Progress } from "@/lib/domain/progress";
import type { RunKind, StepDetail, StepFailure, StepName } from "@/lib/domain/run";
import type { RunCause } from "@/lib/domain/run-cause";
import type { TakenOver } from "@/lib/domain/taken-over";
import type { StartTeardownInput } from "@/lib/domain/teardown-input";
import type { TeardownOutcome } from "@/lib/domain/teardown-receipt";

const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

export const runs = pgTable(
  "runs",
  {
    id: text("id").primaryKey(),
    number: serial("number").notNull(),
    target: text("target").notNull(),
    kind: text("kind").$type<RunKind>().notNull().default("deploy"),
    /** None: a teardown that is not of one service. */
    serviceName: text("service_name"),
    input: jsonb("input").$type<StartRunInput | StartTeardownInput>().notNull(),
    cause: text("cause").$type<RunCause>().notNull().default("ui"),
    /** The run that is gone back to, or tried again. */
    causeRunId: text("cause_run_id"),
    takenOver: jsonb("taken_over").$type<TakenOver>(),
    /** It waits until what excludes it has ended. */
    isQueued: boolean("is_queued").notNull().default(false),
    startedBy: text("started_by").notNull(),
    /** The person, where a person started it. */
    startedById: text("started_by_id"),
    /** Whose sign-in the run works with, in a target that is reached by each person's own role. */
    sessionId: text("session_id"),
    startedAt: time("started_at").notNull().defaultNow(),
    endedAt: time("ended_at"),
    progress: text("progress").$type<Progress>().notNull().default("waiting"),
    cancelRequestedBy: text("cancel_requested_by"),
    endpoint: text("endpoint"),
    /** Of a teardown that was swept. */
    outcome: text("outcome").$type<TeardownOutcome>(),
    logLines: integer("log_lines").notNull().default(0),
    /** Lines may still come, also when the run has ended: CloudWatch is seconds late. */
    logOpen: boolean("log_open").notNull().default(true),
  },
  (run) => [
    uniqueIndex("runs_one_unfinished_per_service")
      .on(run.target, run.serviceName)
      .where(sql`${run.endedAt} is null and not ${run.isQueued}`),
    index("runs_by_number").on(run.number),
  ],
);

export const steps = pgTable(
  "steps",
  {
    runId: text("run_id")
      .notNull()
      .references(() => runs.id, { onDelete: "cascade" }),
    name: text("name").$type<StepName>().notNull(),
    position: integer("position").notNull(),
    progress: text("progress").$type<Progress>().notNull().default("waiting"),
    startedAt: time("started_at"),
    endedAt: time("ended_at"),
    /** When it has last seen something new. */
    changedAt: time("changed_at"),
    heldUpBy: text("held_up_by"),
    failure: jsonb("failure").$type<StepFailure>(),
    detail: jsonb("detail").$type<StepDetail>().notNull().default({}),
  },
  (step) => [primaryKey({ columns: [step.runId, step.name] })],
);

/** Of a run, or of a build that is looked at by itself. The column is called as when only runs had logs. */
const logOwnerId = () => text("run_id").notNull();

/** Lines as they came in: one row per page that was read, its lines numbered from `firstNumber`. */
export const logPages = pgTable(
  "log_pages",
  {
    ownerId: logOwnerId(),
    firstNumber: integer("first_number").notNull(),
    lastNumber: integer("last_number").notNull(),
    source: text("source").$type<LogSource>().notNull(),
    lines: jsonb("lines").$type<NewLogLine[]>().notNull(),
  },
  (page) => [primaryKey({ columns: [page.ownerId, page.firstNumber] })],
);

/** How far a source of lines has been read: written with the page, so that no line is lost or stored twice. */
export const logPositions = pgTable(
  "log_positions",
  {
    ownerId: logOwnerId(),
    /** A log stream, or the id of a stack or service whose events are read. */
    stream: text("stream").notNull(),
    position: text("position").notNull(),
  },
  (position) => [primaryKey({ columns: [position.ownerId, position.stream] })],
);
