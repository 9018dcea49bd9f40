import "server-only";
import { eq, sql } from "drizzle-orm";
import { apiTokens } from "./access-schema";
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

export async function noteApiTokenUsed({ db }: Pick<Store, "db">, id: string): Promise<void> {
  await db.update(apiTokens).set({ lastUsedAt: sql`now()` }).where(eq(apiTokens.id, id));
}
