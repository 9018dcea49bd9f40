import "server-only";
import { createHash } from "node:crypto";
import { desc, sql } from "drizzle-orm";
import { audit } from "./access-schema";
import type { Store } from "./open-store";

type Row = typeof audit.$inferInsert;

/** What is said of an act; the chain gives it its number, time and hash. */
export type AuditLine = Omit<Row, "id" | "at" | "previousHash" | "hash">;

/** Whoever did it. */
export type Who = Pick<AuditLine, "who" | "personId" | "role" | "door" | "address">;

/** Of every record that there is before the first one. */
const noHash = "0".repeat(64);

/**
 * Written before the act; what cannot be written must not be done. Give it the transaction of the act where that is one. Answers
 * with the number of the record, which a later record of the result names.
 */
export async function writeAudit(db: Pick<Store["db"], "transaction">, line: AuditLine): Promise<number> {
  return db.transaction(async (chain) => {
    await chain.execute(sql`select pg_advisory_xact_lock(hashtext('slipway audit'))`);
    const [last] = await chain.select({ id: audit.id, hash: audit.hash }).from(audit).orderBy(desc(audit.id)).limit(1);
    const previousHash = last?.hash ?? noHash;
    const record = { detail: {}, awsRequestIds: [], ...line, id: (last?.id ?? 0) + 1, at: new Date(), previousHash };
    await chain.insert(audit).values({ ...record, hash: hashOf(record) });
    return record.id;
  });
}

/** Over all members in the order of their names, so that the same record has the same hash wherever it is read. */
export function hashOf(record: Omit<Row, "hash">): string {
  const members = Object.entries(record)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]): [string, unknown] => [name, value instanceof Date ? value.toISOString() : sorted(value)])
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(members)).digest("hex");
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
}
