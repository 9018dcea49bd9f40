import { plainText } from "@/lib/domain/ansi";
import type { LogBuffer } from "./log-buffer";
import type { LogFilter } from "./log-rows";

/** The lines that have a text, without regard to case, as they come. */
export class LogSearch {
  /** Indexes of lines. */
  readonly hits: number[] = [];
  readonly pattern: RegExp | undefined;
  #taken = 0;

  constructor(
    readonly buffer: LogBuffer,
    readonly filter: LogFilter,
    query: string,
  ) {
    this.pattern = query === "" ? undefined : new RegExp(withoutPatterns(query), "i");
  }

  /** Takes in the lines that have come since. */
  sync(): this {
    const { lines } = this.buffer;
    if (!this.pattern) return this;
    for (; this.#taken < lines.length; this.#taken += 1) {
      const line = lines[this.#taken];
      if (!line || (this.filter !== "all" && line.source !== this.filter)) continue;
      if (this.pattern.test(plainText(line.text))) this.hits.push(this.#taken);
    }
    return this;
  }

  /** The place in `hits` of the first at or after a line, from the start again after the last. */
  hitFrom(lineIndex: number): number {
    const at = this.hits.findIndex((hit) => hit >= lineIndex);
    return Math.max(0, at);
  }
}

/** The text in pieces: every second one is a hit. */
export function splitByHits(text: string, pattern: RegExp | undefined): string[] {
  if (!pattern) return [text];
  const pieces: string[] = [];
  let from = 0;
  for (const { index, 0: hit } of text.matchAll(new RegExp(pattern, "gi"))) {
    pieces.push(text.slice(from, index), hit);
    from = index + hit.length;
  }
  return [...pieces, text.slice(from)];
}

function withoutPatterns(query: string): string {
  return query.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
