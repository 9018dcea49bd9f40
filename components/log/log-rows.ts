import type { LogSource } from "@/lib/domain/log";
import type { LogBuffer } from "./log-buffer";

export type LogFilter = LogSource | "all";
export type LogRow = { kind: "line" | "gap" | "head" /** Of the line, or of the section. */; index: number };

const gapMs = 10_000;

/** What the viewer has a row for: headings, lines of the sources chosen, and silences. Appending costs what is appended. */
export class LogRows {
  // A line by its index; below zero a heading (odd) or the silence before a line (even).
  readonly #codes: number[] = [];
  #taken = 0;
  #lines = 0;
  /** The section of the line taken last, the one whose heading was shown last, and the line shown last in it. */
  #section = -1;
  #headed = -1;
  #before = -1;

  constructor(
    readonly buffer: LogBuffer,
    readonly filter: LogFilter,
    readonly folded: ReadonlySet<number>,
  ) {
    this.sync();
  }

  get length(): number {
    return this.#codes.length;
  }

  /** Lines of the sources chosen, whether folded or not. */
  get lines(): number {
    return this.#lines;
  }

  /** Takes in the lines that have come since. */
  sync(): this {
    const { lines, sections } = this.buffer;
    for (; this.#taken < lines.length; this.#taken += 1) {
      const index = this.#taken;
      if (sections[this.#section + 1]?.first === index) this.#section += 1;
      if (this.filter !== "all" && lines[index]?.source !== this.filter) continue;
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

  silenceMs(index: number, before = index - 1): number {
    const { lines } = this.buffer;
    return Date.parse(lines[index]?.at ?? "") - Date.parse(lines[before]?.at ?? "");
  }

  keyOf = (row: number): number => this.#codes[row] ?? Number.NaN;

  isHead(row: number): boolean {
    const code = this.#codes[row] ?? 0;
    return code < 0 && code % 2 !== 0;
  }

  /** The row of the heading that a row stands under. */
  headOf(row: number): number | undefined {
    const section = this.buffer.sectionAt(this.#startOf(row));
    const head = this.rowOf(this.buffer.sections[section]?.first ?? 0);
    for (let at = head; at >= 0; at -= 1) if (this.isHead(at)) return at;
    return undefined;
  }

  /** The row of a line, or of the heading that it is folded under. */
  rowOf(lineIndex: number): number {
    let low = 0;
    let high = this.#codes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#startOf(middle) <= lineIndex) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The line that a row stands at. */
  lineAt(row: number): number {
    return this.#codes.length === 0 ? 0 : this.#startOf(Math.min(row, this.#codes.length - 1));
  }

  #add(index: number): void {
    if (this.#headed !== this.#section) {
      this.#headed = this.#section;
      this.#before = -1;
      this.#codes.push(-(2 * this.#section + 1));
    }
    if (this.folded.has(this.#section)) return;
    if (this.#before >= 0 && this.silenceMs(index, this.#before) > gapMs) this.#codes.push(-(2 * index + 2));
    this.#codes.push(index);
    this.#before = index;
  }

  #startOf(row: number): number {
    const { kind, index } = this.at(row) ?? { kind: "line", index: 0 };
    return kind === "head" ? (this.buffer.sections[index]?.first ?? 0) : index;
  }
}
