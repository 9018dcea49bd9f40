import "server-only";
import path from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import type { Pool } from "pg";

const lockKey = 5_127_203; // any number, the same in every replica

/** Brings the database to this version's schema, one replica at a time. */
export async function migrateDatabase(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [lockKey]);
    // Also in a standalone build the server runs in the folder that has `server/` in it.
    await migrate(drizzle(client), { migrationsFolder: path.join(process.cwd(), "server/store/migrations") });
    await client.query("select pg_advisory_unlock($1)", [lockKey]);
    client.release();
  } catch (error) {
    client.release(true); // the lock goes with its connection
    throw error;
  }
}
