/** One line of the truth log: a call that came in, an effect it had, or an event that happened later by itself. */
export interface TruthEntry {
  seq: number;
  /** Epoch ms on the sandbox's clock. */
  at: number;
  type: "call" | "effect" | "event";
  account: string;
  region: string;
  /** For a call: `codebuild:StartBuild`. For an effect or event: `codebuild.build-started`. */
  name: string;
  detail: Record<string, unknown>;
}

/** How many entries are kept at least. */
export const keptEntries = 200_000;

/** What happened, in order; the oldest entries are let go. */
export class TruthLog {
  readonly entries: TruthEntry[] = [];
  private nextSeq = 1;

  append(entry: Omit<TruthEntry, "seq">): TruthEntry {
    const numbered = { seq: this.nextSeq++, ...entry };
    this.entries.push(numbered);
    if (this.entries.length > keptEntries * 1.1) this.entries.splice(0, this.entries.length - keptEntries);
    return numbered;
  }

  /** Goes on after entries of an earlier life. */
  restore(entries: readonly TruthEntry[]): void {
    for (const entry of entries.slice(-keptEntries)) this.entries.push(entry);
    this.nextSeq = (entries.at(-1)?.seq ?? 0) + 1;
  }

  after(seq: number, most: number): TruthEntry[] {
    const first = Math.max(0, seq + 1 - (this.entries[0]?.seq ?? 1));
    return this.entries.slice(first, first + most);
  }
}
