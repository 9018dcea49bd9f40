import "server-only";
import pg from "pg";
import { PgliteBackend } from "./pglite-backend";
import { PgliteStream } from "./pglite-stream";

const reopenAfterMs = 1_000; // a disk that is full stays so for a while, and each try costs most of a second

export interface PglitePool {
  pool: pg.Pool;
  /** Ends every session and shuts the database down. */
  close(): Promise<void>;
}

/**
 * A `pg` pool whose clients share one PGlite. It looks like PostgreSQL with two differences: transactions run one after the other
 * (inside one, use no other client: it would wait for the end), and settings and advisory locks of a session are those of all.
 */
export async function openPglitePool(folder: string, idleInTransactionTimeoutMs = 60_000): Promise<PglitePool> {
  let current: Promise<PgliteBackend> | undefined;
  const forget = () => {
    current = undefined;
  };
  // A backend that has died is opened again for the next client; PGlite then recovers from its journal.
  const openBackend = (): Promise<PgliteBackend> => {
    current ??= PgliteBackend.open(folder, forget).catch((error) => {
      setTimeout(forget, reopenAfterMs).unref();
      throw error;
    });
    return current;
  };
  await openBackend();
  const pool = new pg.Pool({
    stream: () => new PgliteStream({ openBackend, idleInTransactionTimeoutMs }),
    ssl: false,
    user: "postgres",
    database: "postgres",
    max: 32,
  });
  const close = async (): Promise<void> => {
    void pool.end();
    await (await current)?.close();
  };
  return { pool, close };
}
