import "server-only";
import { and, eq, isNotNull, ne, sql } from "drizzle-orm";
import type { NewNotice, ServiceMarks } from "@/lib/domain/service-notice";
import { serviceLocks, serviceNotices } from "./marks-schema";
import type { Store } from "./open-store";

type Db = Pick<Store["db"], "select" | "insert" | "delete">;

/** A service within its target, by `rowKey`. */
export interface MarkedService {
  target: string;
  key: string;
}

/** A lock that is there stays with whom it is. */
export async function insertLock(db: Db, at: MarkedService, lock: NewLockRow): Promise<boolean> {
  const rows = await db
    .insert(serviceLocks)
    .values({ ...at, ...lock })
    .onConflictDoNothing()
    .returning({ key: serviceLocks.key });
  return rows.length > 0;
}

interface NewLockRow {
  lockedBy: string;
  reason: string;
  /** The rollback that sets it. */
  runId?: string;
}

/** The lock of a rollback takes the place of that of another rollback. */
export async function deleteOtherRollbackLock(db: Db, { target, key }: MarkedService, runId: string): Promise<void> {
  const isOther = and(isNotNull(serviceLocks.runId), ne(serviceLocks.runId, runId));
  await db.delete(serviceLocks).where(and(eq(serviceLocks.target, target), eq(serviceLocks.key, key), isOther));
}

export async function deleteLock(db: Db, { target, key }: MarkedService): Promise<void> {
  await db.delete(serviceLocks).where(and(eq(serviceLocks.target, target), eq(serviceLocks.key, key)));
}

export async function saveNotice(
  db: Db,
  at: MarkedService,
  { writtenBy, text, severity, link, endsAt }: NewNotice & { writtenBy: string },
): Promise<void> {
  const set = { text, severity, link: link ?? null, endsAt: endsAt ? new Date(endsAt) : null, writtenBy };
  await db
    .insert(serviceNotices)
    .values({ ...at, ...set })
    .onConflictDoUpdate({
      target: [serviceNotices.target, serviceNotices.key],
      set: { ...set, writtenAt: sql`now()` },
    });
}

export async function deleteNotice(db: Db, { target, key }: MarkedService): Promise<void> {
  await db.delete(serviceNotices).where(and(eq(serviceNotices.target, target), eq(serviceNotices.key, key)));
}

export async function readMarks(db: Pick<Db, "select">, { target, key }: MarkedService): Promise<ServiceMarks> {
  const [lock] = await db
    .select()
    .from(serviceLocks)
    .where(and(eq(serviceLocks.target, target), eq(serviceLocks.key, key)));
  const [notice] = await db
    .select()
    .from(serviceNotices)
    .where(and(eq(serviceNotices.target, target), eq(serviceNotices.key, key)));
  return {
    ...(lock && {
      lock: {
        ...{ by: lock.lockedBy, reason: lock.reason, since: lock.lockedAt.toISOString() },
        ...(lock.runId && { runId: lock.runId }),
      },
    }),
    ...(notice && {
      notice: {
        text: notice.text,
        severity: notice.severity,
        ...(notice.link && { link: notice.link }),
        ...(notice.endsAt && { endsAt: notice.endsAt.toISOString() }),
      },
    }),
  };
}
