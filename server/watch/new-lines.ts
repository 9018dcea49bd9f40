import "server-only";
import type { LogLine } from "@/lib/domain/log";
import { listLogLines } from "@/server/store/log-pages";
import type { Store } from "@/server/store/open-store";

const linesPerEvent = 2000;

/** All lines of a run or build that have come since, as events whose ids are cursors. */
export async function* newLines(
  store: Store,
  ownerId: string,
  after: number,
): AsyncGenerator<{ event: "lines"; data: LogLine[]; id: number }> {
  let cursor = after;
  for (;;) {
    const lines = await listLogLines(store, ownerId, cursor, linesPerEvent);
    const last = lines.at(-1);
    if (!last) return;
    cursor = last.number;
    yield { event: "lines", data: lines, id: cursor };
  }
}
