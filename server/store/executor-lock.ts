import "server-only";
import type { Store } from "./open-store";

/** Two numbers name an advisory lock: the first is ours, the second the executor's. */
const lockClass = 0x51_1b;

/** Held as long as this process and its connection live: so the others see when it is gone. */
export async function holdExecutorLock({ pool }: Store, executorId: string): Promise<void> {
  const client = await pool.connect();
  await client.query("select pg_advisory_lock($1, hashtext($2))", [lockClass, executorId]);
}

/** Nobody holds its lock any more. */
export async function isExecutorGone({ pool }: Store, executorId: string): Promise<boolean> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ free: boolean }>("select pg_try_advisory_lock($1, hashtext($2)) as free", [
      lockClass,
      executorId,
    ]);
    const isFree = rows[0]?.free === true;
    if (isFree) await client.query("select pg_advisory_unlock($1, hashtext($2))", [lockClass, executorId]);
    return isFree;
  } finally {
    client.release();
  }
}
