import "server-only";
import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import { keptSecrets } from "./access-schema";
import type { Store } from "./open-store";

type Row = typeof keptSecrets.$inferSelect;

/** Undefined for one that has expired. */
export async function readKeptSecret({ db }: Pick<Store, "db">, name: string): Promise<Row | undefined> {
  const isGood = or(isNull(keptSecrets.expiresAt), gt(keptSecrets.expiresAt, sql`now()`));
  const [row] = await db
    .select()
    .from(keptSecrets)
    .where(and(eq(keptSecrets.name, name), isGood));
  return row;
}

/** In the place of the one that was there, unless that one is to stay. */
export async function keepSecret(
  { db }: Pick<Store, "db">,
  { name, sealed, expiresAt = null }: typeof keptSecrets.$inferInsert,
  { onlyIfNone = false } = {},
): Promise<void> {
  const written = db.insert(keptSecrets).values({ name, sealed, expiresAt });
  if (onlyIfNone) await written.onConflictDoNothing();
  else await written.onConflictDoUpdate({ target: keptSecrets.name, set: { sealed, expiresAt } });
}

export async function dropKeptSecret({ db }: Pick<Store, "db">, name: string): Promise<void> {
  await db.delete(keptSecrets).where(eq(keptSecrets.name, name));
}
