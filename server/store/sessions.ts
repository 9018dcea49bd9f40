import "server-only";
import { and, desc, eq, getTableColumns, gt, isNull, sql } from "drizzle-orm";
import { persons, sessions, sessionTokens } from "./access-schema";
import type { Store } from "./open-store";

type Db = Pick<Store["db"], "select" | "insert" | "update" | "delete">;

export type NewSessionRow = Omit<
  typeof sessions.$inferInsert,
  "startedAt" | "lastSeenAt" | "revokedAt" | "revokedBy" | "groups"
> & { groups: string[] };

export type SessionRow = typeof sessions.$inferSelect & { personName: string; email: string | null };

const columns = { ...getTableColumns(sessions), personName: persons.name, email: persons.email };

export async function insertSession(db: Db, row: NewSessionRow): Promise<void> {
  await db.insert(sessions).values(row);
}

/** Also one that has ended: whether it holds is for `server/access` to say. */
export async function findSessionRow({ db }: { db: Db }, id: string): Promise<SessionRow | undefined> {
  const [row] = await db
    .select(columns)
    .from(sessions)
    .innerJoin(persons, eq(persons.id, sessions.personId))
    .where(eq(sessions.id, id));
  return row;
}

const isOpen = and(isNull(sessions.revokedAt), gt(sessions.expiresAt, sql`now()`));

/** Those that hold, the one seen last first. */
export async function listOpenSessions({ db }: { db: Db }, personId?: string): Promise<SessionRow[]> {
  return db
    .select(columns)
    .from(sessions)
    .innerJoin(persons, eq(persons.id, sessions.personId))
    .where(and(isOpen, personId === undefined ? undefined : eq(sessions.personId, personId)))
    .orderBy(desc(sessions.lastSeenAt));
}

/** In nobody's way: a database that cannot be written just now can still be read. */
export async function noteSessionSeen({ db }: { db: Db }, id: string): Promise<void> {
  const noted = db.update(sessions).set({ lastSeenAt: sql`now()` }).where(eq(sessions.id, id));
  await noted.catch(() => {});
}

/** Ends a session and deletes its tokens. False when it had ended before. */
export async function endSession(db: Db, id: string, by: string): Promise<boolean> {
  await db.delete(sessionTokens).where(eq(sessionTokens.sessionId, id));
  const ended = await db
    .update(sessions)
    .set({ revokedAt: sql`now()`, revokedBy: by })
    .where(and(eq(sessions.id, id), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id });
  return ended.length > 0;
}
