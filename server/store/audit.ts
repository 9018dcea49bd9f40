import "server-only";
import { desc, sql } from "drizzle-orm";
import { ProblemError } from "@/lib/domain/problem";
import { audit, auditHeads } from "./access-schema";
import { hashOf, headEvery, noHash } from "./audit-chain";
import { signHead } from "./audit-signer";
import type { Store } from "./open-store";

type Row = typeof audit.$inferInsert;

/** What is said of an act; the chain gives it its number, time and hash. */
export type AuditLine = Omit<Row, "id" | "at" | "previousHash" | "hash">;

/** Whoever did it. */
export type Who = Pick<AuditLine, "who" | "personId" | "role" | "door" | "address">;

type Db = Pick<Store["db"], "transaction">;

/**
 * Written before the act; what cannot be written must not be done. Give it the transaction of the act where that is one. Answers
 * with the number of the record, which a later record of the result names.
 */
export async function writeAudit(db: Db, line: AuditLine): Promise<number> {
  try {
    return await append(db, line);
  } catch (cause) {
    throw new ProblemError("store-unavailable", "The audit could not be written, and so nothing was done.", { cause });
  }
}

async function append(db: Db, line: AuditLine): Promise<number> {
  return db.transaction(async (chain) => {
    // Held to the end of the outermost transaction: nobody reads the last record before this one is there for all.
    await chain.execute(sql`select pg_advisory_xact_lock(hashtext('slipway audit'))`);
    const [last] = await chain.select({ id: audit.id, hash: audit.hash }).from(audit).orderBy(desc(audit.id)).limit(1);
    const previousHash = last?.hash ?? noHash;
    const record = { detail: {}, awsRequestIds: [], ...line, id: (last?.id ?? 0) + 1, at: new Date(), previousHash };
    const hash = hashOf(record);
    await chain.insert(audit).values({ ...record, hash });
    if (record.id % headEvery === 0) await chain.insert(auditHeads).values(signHead(record.id, hash));
    return record.id;
  });
}
