import { plainText } from "@/lib/domain/ansi";
import type { LogSource } from "@/lib/domain/log";
import { cellsOf } from "./cells";
import type { LogBuffer } from "./log-buffer";

export type LogFilter = LogSource | "all";
type LogRow = { kind: "line" | "gap" | "head" /** Of the line, or of the section. */; index: number };

/** In heights of a line. */
const headHeight = 1.4;
const gapMs = 10_000;

interface LogRowsOptions {
  filter: LogFilter;
  /** Sections of which only the heading is shown. */
  folded: ReadonlySet<number>;
  /** Given where long lines are wrapped: how many cells a line has. */
  columns?: number;
}

/** What the viewer has a row for: headings, lines of the sources chosen, and silences. Appending costs what is appended. */
export class LogRows {
  // A line by its index; below zero a heading (odd) or the silence before a line (even).
  readonly #codes: number[] = [];
  /** Where each row begins, and at the end where the last one ends; in heights of a line. */
  readonly #tops = [0];
  #taken = 0;
  #lines = 0;
  /** The section of the line taken last, the one whose heading was shown last, and the line shown last in it. */
  #section = -1;
  #headed = -1;
  #before = -1;

  constructor(
    readonly buffer: LogBuffer,
    readonly options: LogRowsOptions,
  ) {
    this.sync();
  }

  get length(): number {
    return this.#codes.length;
  }

  get height(): number {
    return this.topOf(this.length);
  }

  /** Lines of the sources chosen, whether folded or not. */
  get lines(): number {
    return this.#lines;
  }

  /** Takes in the lines that have come since. */
  sync(): this {
    const { lines, sections } = this.buffer;
    const { filter } = this.options;
    for (; this.#taken < lines.length; this.#taken += 1) {
      const index = this.#taken;
      if (sections[this.#section + 1]?.first === index) this.#section += 1;
      if (filter !== "all" && lines[index]?.source !== filter) continue;
      this.#lines += 1;
      this.#add(index);
    }
    return this;
  }

  at(row: number): LogRow | undefined {
    const code = this.#codes[row];
    if (code === undefined) return undefined;
    if (code >= 0) return { kind: "line", index: code };
    return code % 2 === 0 ? { kind: "gap", index: -code / 2 - 1 } : { kind: "head", index: (-code - 1) / 2 };
  }

  keyOf(row: number): number | undefined {
    return this.#codes[row];
  }

  topOf(row: number): number {
    return this.#tops[row] ?? 0;
  }

  /** The row at a height. */
  rowAt(top: number): number {
    return lastUpTo(this.length, (row) => this.topOf(row) <= top);
  }

  /** The row of a line, or of the heading that it is folded under. */
  rowOf(lineIndex: number): number {
    return lastUpTo(this.length, (row) => this.lineAt(row) <= lineIndex);
  }

  /** The line that a row stands at. */
  lineAt(row: number): number {
    const { kind, index } = this.at(Math.min(row, this.length - 1)) ?? { kind: "line", index: 0 };
    return kind === "head" ? (this.buffer.sections[index]?.first ?? 0) : index;
  }

  /** The section that a row stands in, unless the row is its heading. */
  sectionOver(row: number): number | undefined {
    return this.at(row)?.kind === "head" ? undefined : this.buffer.sectionAt(this.lineAt(row));
  }

  silenceMs(index: number, before = index - 1): number {
    const { lines } = this.buffer;
    return Date.parse(lines[index]?.at ?? "") - Date.parse(lines[before]?.at ?? "");
  }

  #add(index: number): void {
    if (this.#headed !== this.#section) {
      this.#headed = this.#section;
      this.#before = -1;
      this.#push(-(2 * this.#section + 1), headHeight);
    }
    if (this.options.folded.has(this.#section)) return;
    if (this.#before >= 0 && this.silenceMs(index, this.#before) > gapMs) this.#push(-(2 * index + 2), 1);
    this.#push(index, this.#heightOf(index));
    this.#before = index;
  }

  #push(code: number, height: number): void {
    this.#tops.push(this.height + height);
    this.#codes.push(code);
  }

  #heightOf(index: number): number {
    const { columns } = this.options;
    return columns ? Math.max(1, Math.ceil(cellsOf(plainText(this.buffer.lines[index]?.text ?? "")) / columns)) : 1;
  }
}

/** The last of the numbers below `length` that holds, where all that hold come first; 0 if none does. */
function lastUpTo(length: number, holds: (row: number) => boolean): number {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
