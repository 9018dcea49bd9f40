import "server-only";
import { type Frame, frame, prefixStatementName, replaceText, texts } from "./pg-frames";

const onlyListens = /^\s*(?:(?:un)?listen\s+(?:\*|"[^"]+"|\w+)\s*(?:;\s*|$))+$/i;
const eachListen = /(un)?listen\s+(?:(\*)|"([^"]+)"|(\w+))/gi;
const eachUnlisten = /unlisten\s+(?:\*|"[^"]+"|\w+)/gi;
let sessionsSoFar = 0;

/** What PostgreSQL keeps per session and PGlite has once for all: names of prepared statements, channels listened to. */
export class SessionScope {
  readonly #prefix = `${++sessionsSoFar}_`;
  readonly #channels = new Set<string>();
  readonly #statements = new Set<string>();

  listensTo(channel: string): boolean {
    return this.#channels.has(channel);
  }

  /** The same frame, as the backend that is shared should see it. */
  enter(original: Frame): Frame {
    const named = prefixStatementName(original, this.#prefix);
    if (named !== original && named.type === "P") this.#statements.add(texts(named)[0] ?? "");
    const [first, second] = texts(original);
    const sql = { Q: first, P: second }[original.type];
    if (sql === undefined || !onlyListens.test(sql)) return named;
    this.#noteListens(sql);
    // The backend goes on listening, for the others: who is told is decided by `listensTo`.
    return replaceText(named, sql, sql.replace(eachUnlisten, 'unlisten "nothing"'));
  }

  /** What undoes the rest of it when the session ends. */
  leave(): Frame[] {
    if (this.#statements.size === 0) return [];
    return [...Array.from(this.#statements, (name) => frame("C", `S${name}\0`)), frame("S")];
  }

  #noteListens(sql: string): void {
    for (const [, un, all, quoted, plain] of sql.matchAll(eachListen)) {
      const channel = quoted ?? plain?.toLowerCase() ?? "";
      if (un && all) this.#channels.clear();
      else if (un) this.#channels.delete(channel);
      else this.#channels.add(channel);
    }
  }
}
