import "server-only";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { lockDataFolder } from "./data-folder-lock";
import { createListener } from "./listener";
import { migrateDatabase } from "./migrate";
import { ensureDatabase } from "./new-database";
import { openPglitePool } from "./pglite-pool";

interface OpenStoreOptions {
  /** PostgreSQL's; without it the database is PGlite in the data folder. */
  databaseUrl?: string;
  dataDir: string;
}

export interface Store {
  pool: pg.Pool;
  db: NodePgDatabase;
  /** Called with every payload, and with an empty one when some may have been missed. Answers how to stop. */
  listen(channel: string, onPayload: (payload: string) => void): Promise<() => void>;
  /** Tells every listener of every replica. Payloads are ids: PostgreSQL ends them at 8,000 bytes. */
  notify(channel: string, ...payloads: string[]): Promise<void>;
  close(): Promise<void>;
}

interface Database {
  pool: pg.Pool;
  close(): Promise<void>;
}

const closeTimeoutMs = 1_000;

export async function openStore({ databaseUrl, dataDir }: OpenStoreOptions): Promise<Store> {
  const database = databaseUrl ? openPostgres(databaseUrl) : await openPglite(dataDir);
  const { pool } = database;
  // A lost connection fails the query that is on it, if any; unheard, the same error would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  try {
    await migrateDatabase(pool);
  } catch (error) {
    await database.close();
    throw error;
  }
  const db = drizzle(pool);
  const listener = createListener(pool);
  let closing: Promise<void> | undefined;
  return {
    pool,
    db,
    listen: listener.listen,
    notify: async (channel, ...payloads) => {
      await db.execute(sql`select pg_notify(${channel}, payload) from unnest(${sql.param(payloads)}::text[]) payload`);
    },
    close: () => {
      closing ??= Promise.resolve(listener.close()).then(database.close);
      return closing;
    },
  };
}

function openPostgres(connectionString: string): Database {
  const pool = new pg.Pool({
    connectionString,
    max: 20,
    connectionTimeoutMillis: 5_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  return { pool, close: () => Promise.race([pool.end(), delay(closeTimeoutMs, undefined, { ref: false })]) };
}

async function openPglite(dataDir: string): Promise<Database> {
  const lock = lockDataFolder(dataDir);
  try {
    const folder = path.join(dataDir, "database");
    await ensureDatabase(folder);
    const { pool, close } = await openPglitePool(folder);
    return { pool, close: () => close().finally(lock.release) };
  } catch (error) {
    lock.release();
    throw error;
  }
}
