import { deflateRawSync, inflateRawSync } from "node:zlib";

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

/** Older entries are put away together, which takes a tenth of the memory. */
const blockSize = 1000;

interface Block {
  lastSeq: number;
  packed: Buffer;
}

/** What happened, in order; the oldest entries are let go. */
export class TruthLog {
  private readonly blocks: Block[] = [];
  private recent: TruthEntry[] = [];
  private nextSeq = 1;

  append(entry: Omit<TruthEntry, "seq">): TruthEntry {
    const numbered = { seq: this.nextSeq++, ...entry };
    this.recent.push(numbered);
    if (this.recent.length >= 2 * blockSize) this.putAway();
    return numbered;
  }

  /** Goes on after entries of an earlier life. */
  restore(entries: readonly TruthEntry[]): void {
    for (const entry of entries.slice(-keptEntries)) {
      this.recent.push(entry);
      if (this.recent.length >= 2 * blockSize) this.putAway();
    }
    this.nextSeq = (entries.at(-1)?.seq ?? 0) + 1;
  }

  /** All entries that are kept. */
  get entries(): readonly TruthEntry[] {
    return this.after(0, Number.POSITIVE_INFINITY);
  }

  after(seq: number, most: number): TruthEntry[] {
    const found: TruthEntry[] = [];
    for (const { lastSeq, packed } of this.blocks) {
      if (lastSeq <= seq) continue;
      if (found.length >= most) break;
      for (const entry of unpack(packed)) if (entry.seq > seq) found.push(entry);
    }
    for (const entry of this.recent) if (entry.seq > seq) found.push(entry);
    return found.length > most ? found.slice(0, most) : found;
  }

  private putAway(): void {
    const entries = this.recent.slice(0, blockSize);
    this.recent = this.recent.slice(blockSize);
    const packed = deflateRawSync(JSON.stringify(entries), { level: 1 });
    this.blocks.push({ lastSeq: entries.at(-1)?.seq ?? 0, packed });
    if (this.blocks.length > keptEntries / blockSize) this.blocks.shift();
  }
}

function unpack(packed: Buffer): TruthEntry[] {
  return JSON.parse(inflateRawSync(packed).toString("utf8")) as TruthEntry[];
}
