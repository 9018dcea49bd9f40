import "server-only";
import { sql } from "drizzle-orm";
import {
  bigserial,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { Health, HealthCause, HealthEventKind, HealthSpan } from "@/lib/domain/health";
import type { ProbeRecord } from "@/lib/domain/health-signs";
import type { Track } from "@/lib/domain/incident-track";

const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** A service is named by its target, cluster and name. */
const service = () => ({
  target: text("target").notNull(),
  clusterName: text("cluster_name").notNull(),
  serviceName: text("service_name").notNull(),
});

/** Of each service what is known last: the span that has not ended yet. */
export const serviceHealth = pgTable(
  "service_health",
  {
    ...service(),
    health: text("health").$type<Health>().notNull(),
    cause: jsonb("cause").$type<HealthCause>(),
    since: time("since").notNull(),
    firstSeenAt: time("first_seen_at").notNull(),
    /** It has been well, or meant to be: a first deploy that has not got there yet is no failure. */
    servedAt: time("served_at"),
    /** It is listed no more. */
    goneAt: time("gone_at"),
    /** What AWS says, without the probe. */
    seen: jsonb("seen").$type<{ health: Health; cause?: HealthCause }>().notNull(),
    probe: jsonb("probe").$type<ProbeRecord>(),
    /** Where the detection of incidents stands. */
    track: jsonb("track").$type<Track>().notNull(),
    deployedAt: time("deployed_at"),
    /** What serves: a commit, or a digest. */
    version: text("version"),
  },
  (row) => [primaryKey({ columns: [row.target, row.clusterName, row.serviceName] })],
);

/** What a service was before: one row for each change. */
export const healthSpans = pgTable(
  "health_spans",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    ...service(),
    startedAt: time("started_at").notNull(),
    endedAt: time("ended_at").notNull(),
    health: text("health").$type<Health>().notNull(),
    cause: jsonb("cause").$type<HealthCause>(),
    /** Of a time that was thinned: how long it was what. */
    seconds: jsonb("seconds").$type<NonNullable<HealthSpan["seconds"]>>(),
  },
  (span) => [index("health_spans_by_service").on(span.target, span.clusterName, span.serviceName, span.endedAt)],
);

/** When a target was watched: outside of these times nothing is known of its services, whatever they were before. */
export const watchedSpans = pgTable(
  "watched_spans",
  {
    target: text("target").notNull(),
    startedAt: time("started_at").notNull(),
    endedAt: time("ended_at").notNull(),
    /** A look that comes until then goes on where this one was; a later one begins anew. */
    goodUntil: time("good_until").notNull(),
  },
  (span) => [primaryKey({ columns: [span.target, span.startedAt] })],
);

export const healthIncidents = pgTable(
  "health_incidents",
  {
    id: text("id").primaryKey(),
    ...service(),
    startedAt: time("started_at").notNull(),
    endedAt: time("ended_at"),
    health: text("health").$type<"degraded" | "failed">().notNull(),
    cause: jsonb("cause").$type<HealthCause>().notNull(),
    relapses: integer("relapses").notNull().default(0),
  },
  (incident) => [
    index("health_incidents_by_service").on(
      incident.target,
      incident.clusterName,
      incident.serviceName,
      incident.startedAt,
    ),
    uniqueIndex("health_incidents_one_open")
      .on(incident.target, incident.clusterName, incident.serviceName)
      .where(sql`${incident.endedAt} is null`),
  ],
);

/**
 * What happened to the health of services, for whoever tells people about it. Each is written in the transaction of its incident, and
 * they are committed in the order of their sequence: whoever has read up to a number has missed none before it. The topic
 * `health-events` is published with each. `startedAt` is when the incident began; `at` when this was known, of `recovered` when it was
 * well again. A relapse comes as `service-failed` or `service-degraded` again, with the same incident and a higher `relapses`; a
 * degraded service that fails comes as `service-failed` with the same incident.
 */
export const healthEvents = pgTable("health_events", {
  sequence: bigserial("sequence", { mode: "number" }).primaryKey(),
  at: time("at").notNull(),
  kind: text("kind").$type<HealthEventKind>().notNull(),
  ...service(),
  incidentId: text("incident_id").notNull(),
  startedAt: time("started_at").notNull(),
  cause: jsonb("cause").$type<HealthCause>().notNull(),
  relapses: integer("relapses").notNull(),
});

/** Deploys that ECS showed. Those of Slipway are in `runs`, and named here. */
export const seenDeploys = pgTable(
  "seen_deploys",
  {
    ...service(),
    at: time("at").notNull(),
    runId: text("run_id"),
    version: text("version"),
  },
  (deploy) => [primaryKey({ columns: [deploy.target, deploy.clusterName, deploy.serviceName, deploy.at] })],
);
