import "server-only";
import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import type { LogLine, LogSource, NewLogLine } from "@/lib/domain/log";
import { watchedBuilds } from "./build-schema";
import type { Store } from "./open-store";
import { logPages, logPositions, runs } from "./schema";
import { publish } from "./topics";

/** What has a log: a run, or a build that is looked at by itself. */
export interface LogOwner {
  of: "run" | "build";
  id: string;
}

interface LogPage {
  owner: LogOwner;
  /** What the position belongs to: a log stream, or the id of a stack or service whose events are read. */
  stream: string;
  /** The position that the page was read from; `undefined` for the first one. */
  from: string | undefined;
  /** The position to read on from. */
  to: string;
  source: LogSource;
  lines: NewLogLine[];
}

/**
 * Stores a page and where to read on in one transaction, so that after a crash no line is lost and none is there twice. False when
 * another reader has stored this page already.
 */
export async function appendLogPage(store: Store, page: LogPage): Promise<boolean> {
  const { owner, stream, from, to, source, lines } = page;
  const { id: ownerId } = owner;
  const stored = await store.db.transaction(async (db) => {
    const counted = await lockCount(db, owner);
    if (counted === undefined) return false;
    const key = and(eq(logPositions.ownerId, ownerId), eq(logPositions.stream, stream));
    const [current] = await db.select().from(logPositions).where(key);
    if (current?.position !== from) return false;
    await db
      .insert(logPositions)
      .values({ ownerId, stream, position: to })
      .onConflictDoUpdate({ target: [logPositions.ownerId, logPositions.stream], set: { position: to } });
    if (lines.length === 0) return true;
    const firstNumber = counted + 1;
    const lastNumber = counted + lines.length;
    const kept = lines.map((line) => ({ ...line, text: storable(line.text) }));
    await db.insert(logPages).values({ ownerId, firstNumber, lastNumber, source, lines: kept });
    await saveCount(db, owner, lastNumber);
    return true;
  });
  if (stored && lines.length > 0) await publish(store, `log:${ownerId}`);
  return stored;
}

type Db = Pick<Store["db"], "select" | "update" | "delete">;

/** How many lines there are; nobody else writes one until the transaction ends. */
async function lockCount(db: Db, { of, id }: LogOwner): Promise<number | undefined> {
  const table = of === "run" ? runs : watchedBuilds;
  const [row] = await db.select({ logLines: table.logLines }).from(table).where(eq(table.id, id)).for("update");
  return row?.logLines;
}

async function saveCount(db: Db, { of, id }: LogOwner, logLines: number): Promise<void> {
  if (of === "run") await db.update(runs).set({ logLines }).where(eq(runs.id, id));
  else await db.update(watchedBuilds).set({ logLines }).where(eq(watchedBuilds.id, id));
}

export async function deleteLogs(db: Db, ownerIds: readonly string[]): Promise<void> {
  if (ownerIds.length === 0) return;
  await db.delete(logPages).where(inArray(logPages.ownerId, [...ownerIds]));
  await db.delete(logPositions).where(inArray(logPositions.ownerId, [...ownerIds]));
}

/** PostgreSQL takes neither NUL nor half a character, and a program may write both. */
function storable(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, "\ufffd");
}

export async function findLogPosition(store: Store, ownerId: string, stream: string): Promise<string | undefined> {
  const [row] = await store.db
    .select()
    .from(logPositions)
    .where(and(eq(logPositions.ownerId, ownerId), eq(logPositions.stream, stream)));
  return row?.position;
}

/** Lines after a number, in order; about `limit` of them, whole pages. */
export async function listLogLines(store: Store, ownerId: string, after: number, limit: number): Promise<LogLine[]> {
  const pages = await store.db
    .select()
    .from(logPages)
    .where(
      and(
        eq(logPages.ownerId, ownerId),
        gt(logPages.lastNumber, after),
        sql`${logPages.firstNumber} <= ${after + limit}`,
      ),
    )
    .orderBy(asc(logPages.firstNumber));
  return pages
    .flatMap(({ firstNumber, lines }) => lines.map((line, index) => ({ ...line, number: firstNumber + index })))
    .filter((line) => line.number > after);
}
