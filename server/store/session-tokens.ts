import "server-only";
import { and, eq, inArray, lt, sql } from "drizzle-orm";
import { sessions, sessionTokens } from "./access-schema";
import type { Store } from "./open-store";

/** Sealed tokens of a session; gone when it has ended. */
export async function findSessionTokens({ db }: Pick<Store, "db">, sessionId: string): Promise<string | undefined> {
  const [row] = await db.select().from(sessionTokens).where(eq(sessionTokens.sessionId, sessionId));
  return row?.sealed;
}

/** Those of sessions that have ended by themselves go with it: nobody signs out of these. */
export async function insertSessionTokens(
  { db }: { db: Pick<Store["db"], "insert" | "delete" | "select"> },
  row: typeof sessionTokens.$inferInsert,
): Promise<void> {
  const ended = db.select({ id: sessions.id }).from(sessions).where(lt(sessions.expiresAt, sql`now()`));
  await db.delete(sessionTokens).where(inArray(sessionTokens.sessionId, ended));
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
