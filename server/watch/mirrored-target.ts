import "server-only";
import { composeRow } from "@/lib/domain/compose-row";
import type { TeamService, TeamTargetHead } from "@/lib/domain/team-status";
import type { Store } from "@/server/store/open-store";
import { type ChangedFact, listChangedFacts } from "@/server/store/service-facts";
import { type ChangedRow, listChangedRows, type WatchedTarget } from "@/server/store/watched-services";
import type { TeamRuns } from "./team-runs";

export type SeenHead = Pick<TeamTargetHead, "asOf" | "everyS" | "gaps">;

interface MirroredRow {
  /** As AWS tells it; none while only other parts know of the service. */
  base?: TeamService;
  parts: Map<string, Partial<TeamService>>;
  row?: TeamService;
  text: string;
}

/** What has changed of a target since a number. */
export interface TargetChange {
  changed: TeamService[];
  gone: string[];
}

/** One target in memory, as it is shown, and in which order its rows have changed. */
export class MirroredTarget {
  head: SeenHead = { gaps: [] };
  headChangedAt = 0;
  private revision = 0;
  private readonly rows = new Map<string, MirroredRow>();
  /** Keys in the order of their latest change. */
  private readonly changedAt = new Map<string, number>();

  constructor(private readonly target: string) {}

  isBehind({ revision }: WatchedTarget): boolean {
    return revision > this.revision;
  }

  /** Reads what is new, and answers whether any row has become another. */
  async catchUp(store: Store, watched: WatchedTarget, runs: TeamRuns, number: number): Promise<boolean> {
    const [rows, facts] = await Promise.all([
      listChangedRows(store, this.target, this.revision),
      listChangedFacts(store, this.target, this.revision),
    ]);
    this.revision = watched.revision;
    this.takeHead(watched, number);
    const touched = new Set([...rows.map((row) => this.takeRow(row)), ...facts.map((fact) => this.takeFact(fact))]);
    return this.compose(touched, runs, number);
  }

  composeAll(runs: TeamRuns, number: number): boolean {
    return this.compose(this.rows.keys(), runs, number);
  }

  services(): TeamService[] {
    return [...this.rows.values()].flatMap(({ row }) => row ?? []);
  }

  /** The same, written. */
  texts(): string[] {
    return [...this.rows.values()].flatMap(({ row, text }) => (row ? [text] : []));
  }

  since(number: number): TargetChange {
    const changed: TeamService[] = [];
    const gone: string[] = [];
    for (const [key, at] of [...this.changedAt].reverse()) {
      if (at <= number) break;
      const row = this.rows.get(key)?.row;
      if (row) changed.push(row);
      else gone.push(key);
    }
    return { changed, gone };
  }

  private takeHead({ asOf, everyS, gaps }: WatchedTarget, number: number): void {
    const head = { asOf: asOf?.toISOString(), everyS, gaps };
    if (JSON.stringify(head) === JSON.stringify(this.head)) return;
    this.head = head;
    this.headChangedAt = number;
  }

  private takeRow({ key, row }: ChangedRow): string {
    const known = this.rowOf(key);
    known.base = row;
    if (!row) known.parts.clear();
    return key;
  }

  private takeFact({ key, part, members }: ChangedFact): string {
    this.rowOf(key).parts.set(part, members);
    return key;
  }

  private rowOf(key: string): MirroredRow {
    const known = this.rows.get(key) ?? { parts: new Map(), text: "" };
    this.rows.set(key, known);
    return known;
  }

  private compose(keys: Iterable<string>, runs: TeamRuns, number: number): boolean {
    let hasChanged = false;
    for (const key of keys) {
      const known = this.rowOf(key);
      const { base, parts } = known;
      const row = base && composeRow(base, parts.values(), runs.of(this.target, base.serviceName));
      const text = row ? JSON.stringify(row) : "";
      if (text === known.text) continue;
      Object.assign(known, { row, text });
      this.changedAt.delete(key);
      this.changedAt.set(key, number);
      hasChanged = true;
    }
    return hasChanged;
  }
}
