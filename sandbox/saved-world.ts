import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { keptEntries, type TruthEntry } from "./truth-log";
import type { World, WorldDump } from "./world";

/**
 * A world in a data folder: a snapshot replaced as a whole, and the truth log, one line for each entry. It is written a
 * second after a change, and the bigger the world the less often, so that saving stays under a twentieth of the time.
 */
export class SavedWorld {
  private readonly snapshotFile: string;
  private readonly truthFile: string;
  private pending: TruthEntry[] = [];
  private timer: NodeJS.Timeout | undefined;
  private lastSnapshot = Buffer.alloc(0);
  private waitMs = 1000;

  constructor(
    folder: string,
    private readonly world: World,
  ) {
    mkdirSync(folder, { recursive: true });
    this.snapshotFile = join(folder, "world.bin");
    this.truthFile = join(folder, "truth.jsonl");
  }

  /** Fills the world with what was saved; false where nothing was. */
  load(): boolean {
    if (!existsSync(this.snapshotFile)) return false;
    this.lastSnapshot = readFileSync(this.snapshotFile);
    this.world.load(deserialize(this.lastSnapshot) as WorldDump, this.loadTruth());
    return true;
  }

  /** From here on every change is saved. */
  follow(): void {
    this.world.onRecord = (entry) => this.pending.push(entry);
    this.world.onChange = () => {
      this.timer ??= setTimeout(() => this.trySave(), this.waitMs);
    };
  }

  /** Saves for the last time. */
  close(): void {
    this.world.onChange = () => {};
    clearTimeout(this.timer);
    this.save();
  }

  /** A full disk is told, and tried again with the next change. */
  private trySave(): void {
    this.timer = undefined;
    try {
      this.save();
    } catch (error) {
      console.error(error);
    }
  }

  private save(): void {
    const startedAt = performance.now();
    // The log first: its numbers must never be given out twice.
    if (this.pending.length > 0) appendFileSync(this.truthFile, toLines(this.pending));
    this.pending = [];
    const snapshot = serialize(this.world.dump());
    if (!snapshot.equals(this.lastSnapshot)) replaceFile(this.snapshotFile, snapshot);
    this.lastSnapshot = snapshot;
    this.waitMs = Math.max(1000, 20 * (performance.now() - startedAt));
  }

  private loadTruth(): TruthEntry[] {
    if (!existsSync(this.truthFile)) return [];
    const lines = readFileSync(this.truthFile, "utf8").split("\n");
    const entries = lines.slice(-keptEntries).flatMap(parseEntry);
    replaceFile(this.truthFile, toLines(entries));
    return entries;
  }
}

function toLines(entries: readonly TruthEntry[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
}

/** The last line may be torn, where the sandbox was killed while it wrote. */
function parseEntry(line: string): TruthEntry[] {
  try {
    return [JSON.parse(line) as TruthEntry];
  } catch {
    return [];
  }
}

function replaceFile(file: string, content: string | Buffer): void {
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}
