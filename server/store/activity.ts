import "server-only";
import { and, asc, desc, eq, gt, gte, inArray, isNotNull, lt, lte, not, or, type SQL, sql } from "drizzle-orm";
import type { Action, ActivityResult } from "@/lib/domain/activity";
import { audit, auditHeads } from "./access-schema";
import type { AuditHead } from "./audit-signer";
import type { Store } from "./open-store";

export type AuditRow = typeof audit.$inferSelect;

/** Which records somebody may see: all; or those of some targets, and their own. */
export type Visible = "all" | { targets: "all" | readonly string[]; except: readonly Action[]; personId?: string };

export interface ActivityFilter {
  who?: string;
  action?: Action;
  target?: string;
  result?: ActivityResult;
  from?: string;
  to?: string;
  /** Words that are in any of the texts of a record. */
  q?: string;
}

interface ListOptions {
  visible: Visible;
  filter: ActivityFilter;
  limit: number;
  /** Only older ones. */
  before?: number;
}

/** Newest first. */
export async function listAudit({ db }: Pick<Store, "db">, options: ListOptions): Promise<AuditRow[]> {
  const { visible, filter, before, limit } = options;
  return db
    .select()
    .from(audit)
    .where(and(isVisible(visible), ...conditionsOf(filter), before === undefined ? undefined : lt(audit.id, before)))
    .orderBy(desc(audit.id))
    .limit(limit);
}

interface FollowOptions {
  visible: Visible;
  filter: ActivityFilter;
  /** No newer one than this. */
  upTo: number;
}

const pageSize = 1_000;

/** Oldest first, a page at a time, so that any number of them takes little memory. */
export async function* pagesOfAudit(
  { db }: Pick<Store, "db">,
  { visible, filter, upTo }: FollowOptions,
): AsyncGenerator<AuditRow[]> {
  let after = Number.MIN_SAFE_INTEGER; // also what somebody put in before the first one
  for (;;) {
    const page = await db
      .select()
      .from(audit)
      .where(and(isVisible(visible), ...conditionsOf(filter), gt(audit.id, after), lte(audit.id, upTo)))
      .orderBy(asc(audit.id))
      .limit(pageSize);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last.id;
  }
}

/** The last record, which stands for all before it. */
export async function findLastAudit({ db }: Pick<Store, "db">): Promise<Pick<AuditRow, "id" | "hash"> | undefined> {
  const [last] = await db.select({ id: audit.id, hash: audit.hash }).from(audit).orderBy(desc(audit.id)).limit(1);
  return last;
}

/** The signed heads of these records. */
export async function listAuditHeads(
  { db }: Pick<Store, "db">,
  { from, to }: { from: number; to: number },
): Promise<AuditHead[]> {
  return db
    .select({ recordId: auditHeads.recordId, hash: auditHeads.hash, signature: auditHeads.signature })
    .from(auditHeads)
    .where(and(gte(auditHeads.recordId, from), lte(auditHeads.recordId, to)))
    .orderBy(asc(auditHeads.recordId), asc(auditHeads.id));
}

function isVisible(visible: Visible): SQL | undefined {
  if (visible === "all") return undefined;
  const { targets, except, personId } = visible;
  const isThere = targets === "all" ? isNotNull(audit.target) : inArray(audit.target, [...targets]);
  return or(
    and(isThere, not(inArray(audit.action, [...except]))),
    personId === undefined ? undefined : eq(audit.personId, personId),
  );
}

function conditionsOf({ who, action, target, result, from, to, q }: ActivityFilter): (SQL | undefined)[] {
  return [
    who ? or(contains(audit.who, who), contains(audit.personId, who)) : undefined,
    action ? eq(audit.action, action) : undefined,
    target ? eq(audit.target, target) : undefined,
    result ? eq(audit.result, result) : undefined,
    from ? gte(audit.at, toDate(from)) : undefined,
    to ? lte(audit.at, toDate(to)) : undefined,
    q ? or(...texts.map((text) => contains(text, q))) : undefined,
  ];
}

/** PostgreSQL has no year 0, and the audit none before its own. */
function toDate(time: string): Date {
  return new Date(Math.max(0, Date.parse(time)));
}

const { who, personId, address, action, target, subject, runId, reason } = audit;
const texts = [
  ...[who, personId, address, action, target, subject, runId, reason].map((column) => sql`${column}`),
  sql`${audit.detail}::text`,
  sql`${audit.awsRequestIds}::text`,
];

/** Whatever the case of the letters; `%` and `_` are only themselves. */
function contains(text: SQL | typeof who | typeof personId, words: string): SQL {
  return sql`${text} ilike ${`%${words.replace(/[\\%_]/g, "\\$&")}%`}`;
}
