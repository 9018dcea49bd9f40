import "server-only";
import { sql } from "drizzle-orm";
import {
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { KeptFacts, ServiceFacts } from "@/lib/domain/cost";
import type { CostGap } from "@/lib/domain/cost-report";
import type { KeptIn, KeptPart } from "@/lib/domain/kept";
import type { PriceItem } from "@/lib/domain/price";

const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** What is read of AWS now and then, by one process of all: when it was, when it is again, and why it last failed. */
export const readings = pgTable("readings", {
  /** `prices eu-west-1`, `costs 123456789012~eu-west-1`. */
  subject: text("subject").primaryKey(),
  readAt: time("read_at"),
  nextReadAt: time("next_read_at").notNull(),
  gap: jsonb("gap").$type<CostGap>(),
});

/** What the Price List said of a Region when it was read last. */
export const listPrices = pgTable("list_prices", {
  region: text("region").primaryKey(),
  usd: jsonb("usd").$type<Partial<Record<PriceItem, number>>>().notNull(),
});

/** What a service is paid for, from when to when: a new row where the number of its tasks, their size or the sharing changes. */
export const costSpans = pgTable(
  "cost_spans",
  {
    target: text("target").notNull(),
    serviceArn: text("service_arn").notNull(),
    serviceName: text("service_name").notNull(),
    clusterName: text("cluster_name").notNull(),
    createdAt: time("created_at"),
    since: time("since").notNull(),
    until: time("until"),
    facts: jsonb("facts").$type<ServiceFacts>().notNull(),
    loadBalancerArn: text("load_balancer_arn"),
    targetGroupArns: jsonb("target_group_arns").$type<string[]>().notNull().default([]),
    /** None of what was read before anybody looked for it. */
    keptIn: jsonb("kept_in").$type<KeptIn>(),
  },
  (span) => [
    primaryKey({ columns: [span.serviceArn, span.since] }),
    uniqueIndex("cost_spans_one_open_per_service").on(span.serviceArn).where(sql`${span.until} is null`),
    index("cost_spans_by_target").on(span.target, span.until),
  ],
);

/** When a service was last asked anything. */
export const serviceTraffic = pgTable("service_traffic", {
  serviceArn: text("service_arn").primaryKey(),
  target: text("target").notNull(),
  lastRequestOn: time("last_request_on"),
  requestsPerDay: doublePrecision("requests_per_day").notNull(),
  /** Nothing before it was looked at. */
  watchedFrom: time("watched_from").notNull(),
});

/** What a service keeps and makes beside its tasks: its own, and its share of what it shares. */
export const serviceKept = pgTable(
  "service_kept",
  {
    serviceArn: text("service_arn").notNull(),
    part: text("part").$type<KeptPart>().notNull(),
    target: text("target").notNull(),
    facts: jsonb("facts").$type<KeptFacts>().notNull(),
    readAt: time("read_at").notNull(),
  },
  (kept) => [primaryKey({ columns: [kept.serviceArn, kept.part] }), index("service_kept_by_target").on(kept.target)],
);

/** Services whose tasks were taken away for a while, and what they had before. */
export const pausedServices = pgTable("paused_services", {
  serviceArn: text("service_arn").primaryKey(),
  target: text("target").notNull(),
  serviceName: text("service_name").notNull(),
  minTasks: integer("min_tasks").notNull(),
  pausedBy: text("paused_by").notNull(),
  pausedAt: time("paused_at").notNull(),
});

/** A service, or with an empty name its target, that cost far more than in the week before; one row a day. */
export const costJumps = pgTable(
  "cost_jumps",
  {
    target: text("target").notNull(),
    serviceName: text("service_name").notNull().default(""),
    clusterName: text("cluster_name").notNull().default(""),
    day: text("day").notNull(),
    at: time("at").notNull().defaultNow(),
    hourlyUsd: doublePrecision("hourly_usd").notNull(),
    medianUsd: doublePrecision("median_usd").notNull(),
  },
  (jump) => [primaryKey({ columns: [jump.target, jump.clusterName, jump.serviceName, jump.day] })],
);

/** How much of another currency an admin says that a dollar is. */
export const exchangeRates = pgTable("exchange_rates", {
  currency: text("currency").primaryKey(),
  perUsd: doublePrecision("per_usd").notNull(),
  /** The day of the rate. */
  asOf: text("as_of").notNull(),
  savedBy: text("saved_by").notNull(),
  savedAt: time("saved_at").notNull().defaultNow(),
});
