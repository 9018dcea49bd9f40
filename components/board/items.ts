import type { Row } from "@/components/team/rows";
import type { Target } from "@/lib/domain/target";
import type { TeamTarget, WatchGap } from "@/lib/domain/team-status";
import type { Group } from "./groups";

/** What is told of a target at the end of its group. */
export type Foot =
  | { tells: "looking" | "nothing" | "old"; target: TeamTarget }
  | { tells: "gap"; target: TeamTarget; gap: WatchGap };

/** A line of the board: what the window of the list counts in. */
export type Item =
  | { kind: "head"; key: string; group: Group }
  | {
      kind: "rows";
      key: string;
      group: Group;
      rows: readonly Row[] /** Of the first of them, in its group. */;
      at: number;
    }
  | { kind: "foot"; key: string; group: Group; foot: Foot };

interface ItemOptions {
  isFiltered: boolean;
  /** How many services stand beside each other. */
  perLine: number;
  /** Targets that were not read for long. */
  stale: ReadonlySet<Target>;
}

/** Groups that the filter leaves empty are left out, unless something is not known of them. */
export function toItems(groups: readonly Group[], { isFiltered, perLine, stale }: ItemOptions): Item[] {
  return groups.flatMap((group): Item[] => {
    const feet = group.targets.flatMap((target) => feetOf(target, stale));
    const isQuiet = group.rows.length === 0 && (isFiltered || group.total === 0) && !feet.some(isUnknown);
    if (isQuiet && (isFiltered || group.of !== "target")) return [];
    return [
      { kind: "head", key: `head ${group.key}`, group },
      ...linesOf(group, perLine),
      ...feet.map((foot, index): Item => ({ kind: "foot", key: `foot ${group.key} ${index}`, group, foot })),
    ];
  });
}

function isUnknown({ tells }: Foot): boolean {
  return tells === "gap" || tells === "looking";
}

const made = new WeakMap<Group, { perLine: number; lines: readonly Item[] }>();

/** Made once for as long as the group is the same. */
function linesOf(group: Group, perLine: number): readonly Item[] {
  const before = made.get(group);
  if (before?.perLine === perLine) return before.lines;
  const lines = toLines(group, perLine);
  made.set(group, { perLine, lines });
  return lines;
}

function toLines(group: Group, perLine: number): Item[] {
  const lines: Item[] = [];
  for (let at = 0; at < group.rows.length; at += perLine) {
    const rows = group.rows.slice(at, at + perLine);
    lines.push({ kind: "rows", key: rows[0]?.key ?? "", group, rows, at });
  }
  return lines;
}

function feetOf(target: TeamTarget, stale: ReadonlySet<Target>): Foot[] {
  const { gaps, asOf, services } = target;
  if (gaps.length > 0) return gaps.map((gap) => ({ tells: "gap", target, gap }));
  if (!asOf) return [{ tells: "looking", target }];
  if (stale.has(target.target)) return [{ tells: "old", target }];
  return services.length === 0 ? [{ tells: "nothing", target }] : [];
}
