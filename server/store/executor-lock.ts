import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { Store } from "./open-store";

/** Two numbers name an advisory lock: the first is ours, the second the executor's. */
const lockClass = 0x51_1b;
const retryAfterMs = 1_000;

/** Held as long as this process lives, so the others see when it is gone. A lost connection loses it: then it is taken again. */
export async function holdExecutorLock(store: Store, executorId: string): Promise<void> {
  const client = await store.pool.connect();
  try {
    await client.query("select pg_advisory_lock($1, hashtext($2))", [lockClass, executorId]);
  } catch (error) {
    client.release(true);
    throw error;
  }
  client.once("end", () => {
    client.release(true);
    void holdAgain(store, executorId);
  });
}

async function holdAgain(store: Store, executorId: string): Promise<void> {
  do {
    await delay(retryAfterMs, undefined, { ref: false });
    try {
      return await holdExecutorLock(store, executorId);
    } catch {
      // The database is not back yet.
    }
  } while (!store.pool.ending);
}

/** Nobody holds its lock at this moment. It is asked for as a shared one, so that several may look at once. */
export async function isExecutorLockFree({ db }: Store, executorId: string): Promise<boolean> {
  const { rows } = await db.execute<{ free: boolean }>(
    sql`select pg_try_advisory_xact_lock_shared(${lockClass}, hashtext(${executorId})) as free`,
  );
  return rows[0]?.free === true;
}

/** Works while it holds the lock of an executor that is gone; when somebody else has that lock, it does nothing. */
export async function withExecutorLock({ db }: Store, executorId: string, work: () => Promise<void>): Promise<void> {
  await db.transaction(async (transaction) => {
    const { rows } = await transaction.execute<{ free: boolean }>(
      sql`select pg_try_advisory_xact_lock(${lockClass}, hashtext(${executorId})) as free`,
    );
    if (rows[0]?.free === true) await work();
  });
}
