import "server-only";
import { and, asc, desc, eq, getTableColumns, isNull, sql } from "drizzle-orm";
import { apiTokens, persons } from "./access-schema";
import type { Store } from "./open-store";

export type ApiTokenRow = typeof apiTokens.$inferSelect;

/** Also one that has ended: whether it holds is for `server/access` to say. */
export async function findApiTokenRow(
  { db }: Pick<Store, "db">,
  by: { hash: string } | { id: string },
): Promise<ApiTokenRow | undefined> {
  const [row] = await db
    .select()
    .from(apiTokens)
    .where("hash" in by ? eq(apiTokens.hash, by.hash) : eq(apiTokens.id, by.id));
  return row;
}

/** In nobody's way: a database that cannot be written just now can still be read. */
export async function noteApiTokenUsed({ db }: Pick<Store, "db">, id: string): Promise<void> {
  const noted = db.update(apiTokens).set({ lastUsedAt: sql`now()` }).where(eq(apiTokens.id, id));
  await noted.catch(() => {});
}

export async function insertApiToken(
  db: Pick<Store["db"], "insert">,
  row: Omit<typeof apiTokens.$inferInsert, "createdAt">,
): Promise<void> {
  await db.insert(apiTokens).values(row);
}

/** With the names of those who made them, the newest first; of one person, or of all. */
export async function listApiTokenRows(
  { db }: Pick<Store, "db">,
  createdBy?: string,
): Promise<(ApiTokenRow & { maker: string | null })[]> {
  return db
    .select({ ...getTableColumns(apiTokens), maker: persons.name })
    .from(apiTokens)
    .leftJoin(persons, eq(persons.id, apiTokens.createdBy))
    .where(createdBy === undefined ? undefined : eq(apiTokens.createdBy, createdBy))
    .orderBy(desc(apiTokens.createdAt), asc(apiTokens.id));
}

/** False when it had been before. */
export async function revokeApiToken(db: Pick<Store["db"], "update">, id: string, by: string): Promise<boolean> {
  const revoked = await db
    .update(apiTokens)
    .set({ revokedAt: sql`now()`, revokedBy: by })
    .where(and(eq(apiTokens.id, id), isNull(apiTokens.revokedAt)))
    .returning({ id: apiTokens.id });
  return revoked.length > 0;
}
