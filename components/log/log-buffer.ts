import { plainText } from "@/lib/domain/ansi";
import type { LogLine, LogSource } from "@/lib/domain/log";
import { logLevel } from "@/lib/domain/log-level";
import { type LogSection, phaseEndedBy, sectionOpenedBy } from "@/lib/domain/log-section";
import type { Progress } from "@/lib/domain/progress";

export interface BufferedSection extends LogSection {
  /** Indexes into the lines. */
  first: number;
  last: number;
  lines: number;
  errors: number;
  warnings: number;
  progress: Progress;
}

/** The lines of one run in the order of their numbers. They only ever grow, and live outside React: who paints asks once a frame. */
export class LogBuffer {
  readonly lines: LogLine[] = [];
  readonly sections: BufferedSection[] = [];
  /** Indexes of the lines that tell of an error. */
  readonly errors: number[] = [];
  readonly counts: Record<LogSource, number> = { build: 0, stack: 0, ecs: 0 };
  /** Grows with every painting that is due. */
  revision = 0;

  readonly #listeners = new Set<() => void>();
  #due = false;

  /** The cursor: the number of the last line that is here. */
  get lastNumber(): number {
    return this.lines.at(-1)?.number ?? 0;
  }

  /** A line that is here already, because it was sent again after a reconnect, is passed over. */
  append(batch: readonly LogLine[]): void {
    const before = this.lines.length;
    let { lastNumber } = this;
    for (const line of batch) {
      if (line.number <= lastNumber) continue;
      lastNumber = line.number;
      this.#take(line);
    }
    if (this.lines.length > before) this.#schedule();
  }

  indexOf(number: number): number {
    return number - (this.lines[0]?.number ?? 1);
  }

  firstError(source?: LogSource): LogLine | undefined {
    const index = this.errors.find((at) => !source || this.lines[at]?.source === source);
    return index === undefined ? undefined : this.lines[index];
  }

  sectionAt(index: number): number {
    return this.sections.findLastIndex((section) => section.first <= index);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #take(line: LogLine): void {
    const index = this.lines.push(line) - 1;
    this.counts[line.source] += 1;

    const opened = sectionOpenedBy(line, this.sections);
    if (opened) this.#open(opened, index);
    const section = this.sections.at(-1);
    if (!section) return;

    section.last = index;
    section.lines += 1;
    const ended = phaseEndedBy(line);
    const phase = ended && this.sections.findLast((other) => other.phase === ended.phase);
    if (phase) phase.progress = ended.progress;

    const level = logLevel(line, plainText(line.text));
    if (level === "info") return;
    if (level === "warning") section.warnings += 1;
    else section.errors += 1;
    if (level === "error") this.errors.push(index);
  }

  #open(opened: LogSection, index: number): void {
    const before = this.sections.at(-1);
    if (before?.progress === "running") before.progress = before.errors > 0 ? "failed" : "succeeded";
    this.sections.push({ ...opened, first: index, last: index, lines: 0, errors: 0, warnings: 0, progress: "running" });
  }

  #schedule(): void {
    if (this.#due) return;
    this.#due = true;
    // A hidden tab has no frames: it is painted once, when it is looked at again.
    requestAnimationFrame(() => {
      this.#due = false;
      this.revision += 1;
      for (const listener of this.#listeners) listener();
    });
  }
}
