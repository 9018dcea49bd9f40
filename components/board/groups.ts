import { hourlyUsdOf, type Row } from "@/components/team/rows";
import type { TeamTarget } from "@/lib/domain/team-status";
import type { Grouping } from "./board-view";

/** Rows that stand together, with the targets whose state is told at their end. */
export interface Group {
  key: string;
  /** Those of one target, of one team (without a name: of none), or all of them. */
  of: "target" | "team" | "all";
  name?: string;
  /** Those that the filter leaves, in the order in which they are shown. */
  rows: readonly Row[];
  /** How many there are without the filter. */
  total: number;
  hourlyUsd?: number;
  targets: readonly TeamTarget[];
}

interface Grouped {
  /** In the order in which they are shown. */
  targets: readonly TeamTarget[];
  /** All of them. */
  rows: readonly Row[];
  /** Those that the filter leaves, in the order in which they are shown. */
  shown: readonly Row[];
}

export function groupRows(grouping: Grouping, grouped: Grouped): Group[] {
  if (grouping === "target") return byTarget(grouped);
  if (grouping === "team") return byTeam(grouped);
  return [toGroup({ key: "all", of: "all" }, grouped.rows, grouped.shown, grouped.targets)];
}

/** Where somebody is needed, then PROD, then by name. */
export function sortTargets(targets: readonly TeamTarget[], rows: readonly Row[]): TeamTarget[] {
  const needing = new Set(rows.filter(needsPerson).map(({ target }) => target));
  const isNeeded = ({ target }: TeamTarget) => needing.has(target);
  return targets.toSorted(
    (one, other) =>
      Number(isNeeded(other)) - Number(isNeeded(one)) ||
      Number(other.isProtected) - Number(one.isProtected) ||
      one.alias.localeCompare(other.alias) ||
      one.target.localeCompare(other.target),
  );
}

function byTarget({ targets, rows, shown }: Grouped): Group[] {
  const all = gather(rows, ({ target }) => target);
  const left = shown === rows ? all : gather(shown, ({ target }) => target);
  return targets.map((head) => {
    const { target } = head;
    return toGroup({ key: target, of: "target" }, all.get(target) ?? [], left.get(target) ?? [], [head]);
  });
}

/** Those without a team at the end, and there what is known of the targets. */
function byTeam({ targets, rows, shown }: Grouped): Group[] {
  const all = gather(rows, ({ service }) => service.team);
  const left = gather(shown, ({ service }) => service.team);
  const names = [...all.keys()].filter((name) => name !== undefined).sort((one, other) => one.localeCompare(other));
  const teams = names.map((name) =>
    toGroup({ key: `team ${name}`, of: "team", name }, all.get(name) ?? [], left.get(name) ?? [], []),
  );
  const others = toGroup({ key: "no team", of: "team" }, all.get(undefined) ?? [], left.get(undefined) ?? [], targets);
  return [...teams, others];
}

function needsPerson({ state }: Row): boolean {
  return state === "failed" || state === "degraded";
}

/** By key: what each was last. */
const latest = new Map<string, Group>();

/** The same object for as long as nothing of it changes: of thousands of rows only those of a group that has are looked at again. */
function toGroup(
  head: Pick<Group, "key" | "of" | "name">,
  all: readonly Row[],
  rows: readonly Row[],
  targets: readonly TeamTarget[],
): Group {
  const group = { ...head, rows, total: all.length, hourlyUsd: hourlyUsdOf(all), targets };
  const before = latest.get(head.key);
  if (before && isSame(before, group)) return before;
  latest.set(head.key, group);
  return group;
}

function isSame(one: Group, other: Group): boolean {
  return (
    one.total === other.total &&
    one.hourlyUsd === other.hourlyUsd &&
    haveSame(one.targets, other.targets) &&
    haveSame(one.rows, other.rows)
  );
}

function haveSame(these: readonly unknown[], others: readonly unknown[]): boolean {
  return these.length === others.length && these.every((each, index) => each === others[index]);
}

function gather<Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const gathered = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const others = gathered.get(key);
    if (others) others.push(row);
    else gathered.set(key, [row]);
  }
  return gathered;
}
