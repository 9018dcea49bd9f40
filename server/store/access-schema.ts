import "server-only";
import {
  bigint,
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { Action, ActivityDoor, ActivityResult } from "@/lib/domain/activity";
import type { TokenKind } from "@/lib/domain/api-token";
import type { SubjectKind } from "@/lib/domain/holder";
import type { SignInMethod } from "@/lib/domain/person";
import type { Role } from "@/lib/domain/role";
import type { ScreenExtra } from "@/lib/domain/screen-extra";
import type { Reach, TargetSettings } from "@/lib/domain/target";

const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

export const targets = pgTable("targets", {
  target: text("target").primaryKey(),
  alias: text("alias").notNull(),
  colour: text("colour").$type<TargetSettings["colour"]>().notNull(),
  isProtected: boolean("is_protected").notNull().default(false),
  reach: jsonb("reach").$type<Reach>().notNull(),
  readRoleArn: text("read_role_arn"),
  timeToLive: jsonb("time_to_live").$type<TargetSettings["timeToLive"]>().notNull(),
  savedBy: text("saved_by").notNull(),
  savedAt: time("saved_at").notNull().defaultNow(),
});

/** Roles that were given in the console; those of the settings are not in the database. */
export const grants = pgTable(
  "grants",
  {
    id: text("id").primaryKey(),
    target: text("target").notNull(),
    role: text("role").$type<Role>().notNull(),
    subjectKind: text("subject_kind").$type<SubjectKind>().notNull(),
    subject: text("subject").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: time("created_at").notNull().defaultNow(),
  },
  (grant) => [uniqueIndex("grants_once").on(grant.target, grant.role, grant.subjectKind, grant.subject)],
);

/** Who has ever signed in, as last seen. */
export const persons = pgTable("persons", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  email: text("email"),
  groups: jsonb("groups").$type<string[]>().notNull().default([]),
  lastSignInAt: time("last_sign_in_at").notNull(),
});

export const sessions = pgTable(
  "sessions",
  {
    /** What a list or an address may name. The secret of the cookie is another, kept as its hash. */
    id: text("id").primaryKey(),
    secretHash: text("secret_hash").notNull(),
    personId: text("person_id")
      .notNull()
      .references(() => persons.id),
    method: text("method").$type<SignInMethod>().notNull(),
    groups: jsonb("groups").$type<string[]>().notNull().default([]),
    account: text("account"),
    roleName: text("role_name"),
    browser: text("browser"),
    address: text("address"),
    startedAt: time("started_at").notNull().defaultNow(),
    lastSeenAt: time("last_seen_at").notNull().defaultNow(),
    expiresAt: time("expires_at").notNull(),
    revokedAt: time("revoked_at"),
    revokedBy: text("revoked_by"),
  },
  (session) => [index("sessions_by_person").on(session.personId)],
);

/** Tokens of Identity Center, sealed; gone with the sign-out. */
export const sessionTokens = pgTable("session_tokens", {
  sessionId: text("session_id")
    .primaryKey()
    .references(() => sessions.id, { onDelete: "cascade" }),
  sealed: text("sealed").notNull(),
  expiresAt: time("expires_at").notNull(),
});

/** A device code under way. */
export const deviceSignIns = pgTable("device_sign_ins", {
  id: text("id").primaryKey(),
  /** Hash of the secret in the cookie of the browser that began it. */
  browserHash: text("browser_hash").notNull(),
  userCode: text("user_code").notNull(),
  verificationUri: text("verification_uri").notNull(),
  verificationUriComplete: text("verification_uri_complete").notNull(),
  /** Device code and client, later the tokens; sealed. */
  sealed: text("sealed").notNull(),
  state: text("state").$type<"waiting" | "approved" | "denied" | "expired" | "used">().notNull().default("waiting"),
  intervalS: integer("interval_s").notNull(),
  slowedDown: boolean("slowed_down").notNull().default(false),
  lastAskedAt: time("last_asked_at"),
  address: text("address"),
  startedAt: time("started_at").notNull().defaultNow(),
  expiresAt: time("expires_at").notNull(),
});

/** The role that a person took last in an account. */
export const chosenRoles = pgTable(
  "chosen_roles",
  {
    personId: text("person_id").notNull(),
    account: text("account").notNull(),
    roleName: text("role_name").notNull(),
    chosenAt: time("chosen_at").notNull().defaultNow(),
  },
  (chosen) => [primaryKey({ columns: [chosen.personId, chosen.account] })],
);

/** What the process keeps for itself: clients registered with Identity Center, data keys sealed by KMS. */
export const keptSecrets = pgTable("kept_secrets", {
  name: text("name").primaryKey(),
  sealed: text("sealed").notNull(),
  expiresAt: time("expires_at"),
});

/** How often something was done in a window of time, over all replicas. */
export const rateCounts = pgTable(
  "rate_counts",
  {
    subject: text("subject").notNull(),
    windowStart: time("window_start").notNull(),
    count: integer("count").notNull(),
  },
  (rate) => [primaryKey({ columns: [rate.subject, rate.windowStart] })],
);

export const apiTokens = pgTable(
  "api_tokens",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    hash: text("hash").notNull(),
    kind: text("kind").$type<TokenKind>().notNull(),
    role: text("role").$type<Role>().notNull(),
    targets: jsonb("targets").$type<string[]>().notNull(),
    /** Of a feed: its one service. */
    clusterName: text("cluster_name"),
    serviceName: text("service_name"),
    /** Of a screen: what an admin lets it show. */
    shows: jsonb("shows").$type<ScreenExtra[]>().notNull().default([]),
    createdBy: text("created_by").notNull(),
    createdAt: time("created_at").notNull().defaultNow(),
    expiresAt: time("expires_at").notNull(),
    lastUsedAt: time("last_used_at"),
    revokedAt: time("revoked_at"),
    revokedBy: text("revoked_by"),
  },
  (token) => [uniqueIndex("api_tokens_by_hash").on(token.hash)],
);

/** A chain: each record holds the hash of the one before it. Nothing is ever changed or taken out. */
export const audit = pgTable(
  "audit",
  {
    id: bigint("id", { mode: "number" }).primaryKey(),
    at: time("at").notNull(),
    who: text("who").notNull(),
    personId: text("person_id"),
    role: text("role").$type<Role>(),
    door: text("door").$type<ActivityDoor>().notNull(),
    address: text("address"),
    action: text("action").$type<Action>().notNull(),
    target: text("target"),
    subject: text("subject"),
    runId: text("run_id"),
    reason: text("reason"),
    result: text("result").$type<ActivityResult>().notNull(),
    of: bigint("of", { mode: "number" }),
    detail: jsonb("detail").$type<Record<string, string>>().notNull().default({}),
    awsRequestIds: jsonb("aws_request_ids").$type<string[]>().notNull().default([]),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (record) => [index("audit_by_time").on(record.at), index("audit_by_run").on(record.runId)],
);

/** The hash of every hundredth record, signed: a chain that is made anew from some point on does not fit them. */
export const auditHeads = pgTable("audit_heads", {
  id: bigserial("id", { mode: "number" }).primaryKey(),
  recordId: bigint("record_id", { mode: "number" }).notNull(),
  hash: text("hash").notNull(),
  signature: text("signature").notNull(),
  at: time("at").notNull().defaultNow(),
});
