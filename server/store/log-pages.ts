import "server-only";
import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { LogLine, LogSource, NewLogLine } from "@/lib/domain/log";
import type { Store } from "./open-store";
import { logPages, logPositions, runs } from "./schema";
import { publish } from "./topics";

interface LogPage {
  runId: string;
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
  const { runId, stream, from, to, source, lines } = page;
  const stored = await store.db.transaction(async (db) => {
    const [run] = await db.select({ logLines: runs.logLines }).from(runs).where(eq(runs.id, runId)).for("update");
    if (!run) return false;
    const key = and(eq(logPositions.runId, runId), eq(logPositions.stream, stream));
    const [current] = await db.select().from(logPositions).where(key);
    if (current?.position !== from) return false;
    await db
      .insert(logPositions)
      .values({ runId, stream, position: to })
      .onConflictDoUpdate({ target: [logPositions.runId, logPositions.stream], set: { position: to } });
    if (lines.length === 0) return true;
    const firstNumber = run.logLines + 1;
    const lastNumber = run.logLines + lines.length;
    const kept = lines.map((line) => ({ ...line, text: storable(line.text) }));
    await db.insert(logPages).values({ runId, firstNumber, lastNumber, source, lines: kept });
    await db.update(runs).set({ logLines: lastNumber }).where(eq(runs.id, runId));
    return true;
  });
  if (stored && lines.length > 0) await publish(store, `log:${runId}`);
  return stored;
}

/** PostgreSQL takes neither NUL nor half a character, and a program may write both. */
function storable(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, "\ufffd");
}

export async function findLogPosition(store: Store, runId: string, stream: string): Promise<string | undefined> {
  const [row] = await store.db
    .select()
    .from(logPositions)
    .where(and(eq(logPositions.runId, runId), eq(logPositions.stream, stream)));
  return row?.position;
}

/** Lines after a number, in order; about `limit` of them, whole pages. */
export async function listLogLines(store: Store, runId: string, after: number, limit: number): Promise<LogLine[]> {
  const pages = await store.db
    .select()
    .from(logPages)
    .where(
      and(eq(logPages.runId, runId), gt(logPages.lastNumber, after), sql`${logPages.firstNumber} <= ${after + limit}`),
    )
    .orderBy(asc(logPages.firstNumber));
  return pages
    .flatMap(({ firstNumber, lines }) => lines.map((line, index) => ({ ...line, number: firstNumber + index })))
    .filter((line) => line.number > after);
}
