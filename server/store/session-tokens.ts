import "server-only";
import { and, eq } from "drizzle-orm";
import { sessionTokens } from "./access-schema";
import type { Store } from "./open-store";

/** Sealed tokens of a session; gone when it has ended. */
export async function findSessionTokens({ db }: Pick<Store, "db">, sessionId: string): Promise<string | undefined> {
  const [row] = await db.select().from(sessionTokens).where(eq(sessionTokens.sessionId, sessionId));
  return row?.sealed;
}

export async function insertSessionTokens(
  { db }: { db: Pick<Store["db"], "insert"> },
  row: typeof sessionTokens.$inferInsert,
): Promise<void> {
  await db.insert(sessionTokens).values(row);
}

/** False when another replica has renewed them meanwhile, or the session has ended. */
export async function replaceSessionTokens(
  { db }: Pick<Store, "db">,
  sessionId: string,
  { from, sealed, expiresAt }: { from: string; sealed: string; expiresAt: Date },
): Promise<boolean> {
  const replaced = await db
    .update(sessionTokens)
    .set({ sealed, expiresAt })
    .where(and(eq(sessionTokens.sessionId, sessionId), eq(sessionTokens.sealed, from)))
    .returning({ sessionId: sessionTokens.sessionId });
  return replaced.length > 0;
}
