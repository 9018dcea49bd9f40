import { byAttention } from "@/components/service/service-states";
import { rowKey } from "@/lib/domain/row-key";
import type { ServiceState } from "@/lib/domain/service";
import type { Target } from "@/lib/domain/target";
import type { TeamService, TeamTarget } from "@/lib/domain/team-status";

/** A service as it is shown somewhere. The same object for as long as nothing of it changes. */
export interface Row {
  key: string;
  target: Target;
  service: TeamService;
  /** As it is to be shown: of a target that has not been read for long it is stale, whatever it was. */
  state: ServiceState;
  /** The less, the more it needs a person. */
  rank: number;
}

const made = new WeakMap<TeamService, Row>();
const ranks = new Map(byAttention.map((state, index) => [state, index]));

export function toRows({ target, services }: Pick<TeamTarget, "target" | "services">, isStale: boolean): Row[] {
  return services.map((service) => {
    const state = isStale ? "stale" : service.state;
    const before = made.get(service);
    if (before?.state === state && before.target === target) return before;
    const row = { key: `${target}/${rowKey(service)}`, target, service, state, rank: ranks.get(state) ?? 0 };
    made.set(service, row);
    return row;
  });
}

/** Who needs a person first, then the alphabet. */
export function sortByAttention(rows: readonly Row[]): Row[] {
  return rows.toSorted(byNeed);
}

function byNeed(one: Row, other: Row): number {
  if (one.rank !== other.rank) return one.rank - other.rank;
  return compare(one.service.serviceName, other.service.serviceName) || compare(one.key, other.key);
}

const sorted = new WeakMap<TeamTarget["services"], { isStale: boolean; rows: Row[] }>();
/** What was sorted last: of each target, and all of it. */
let latest: { parts: readonly Row[][]; rows: Row[] } = { parts: [], rows: [] };
/** Where more have come or gone, all are sorted anew. */
const mostMoved = 200;

/**
 * All rows of all targets, sorted. What a target has is sorted once for as long as nothing of it changes; of what has changed only
 * the rows that come, go or are others now are taken out of what is in order already, and put in.
 */
export function toSortedRows(targets: readonly TeamTarget[], stale: ReadonlySet<Target>): Row[] {
  const parts = targets.map((target) => sortedRowsOf(target, stale.has(target.target)));
  const coming = parts.filter((part) => !latest.parts.includes(part)).flat();
  const going = latest.parts.filter((part) => !parts.includes(part)).flat();
  const come = without(coming, going);
  const gone = without(going, coming);
  const rows = come.length + gone.length > mostMoved ? sortByAttention(parts.flat()) : moved(latest.rows, gone, come);
  latest = { parts, rows };
  return rows;
}

/** A target of which only its age is new has the same services as before. */
function sortedRowsOf(target: TeamTarget, isStale: boolean): Row[] {
  const before = sorted.get(target.services);
  if (before?.isStale === isStale) return before.rows;
  const rows = sortByAttention(toRows(target, isStale));
  sorted.set(target.services, { isStale, rows });
  return rows;
}

function without(rows: Row[], others: readonly Row[]): Row[] {
  const left = new Set(others);
  return left.size > 0 ? rows.filter((row) => !left.has(row)) : rows;
}

/** These rows are in order, and what they become is too. */
function moved(rows: Row[], gone: readonly Row[], come: readonly Row[]): Row[] {
  if (gone.length + come.length === 0) return rows;
  const left = without([...rows], gone);
  for (const row of come) left.splice(placeIn(left, row), 0, row);
  return left;
}

function placeIn(rows: readonly Row[], row: Row): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byNeed(rows[middle] as Row, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Names of services are plain ASCII: ten thousand of them are compared in a moment, which a collation would not be. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

export function countStates(rows: readonly Row[]): Map<ServiceState, number> {
  const counts = new Map<ServiceState, number>();
  for (const { state } of rows) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}

export interface RowFilter {
  state?: ServiceState;
  words: string;
}

/** All words have to be somewhere; full width and half width, capitals and others are the same. */
export function filterRows(rows: readonly Row[], { state, words }: RowFilter): readonly Row[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  if (!state && wanted.length === 0) return rows;
  return rows.filter(
    (row) => (!state || row.state === state) && wanted.every((word) => searchedOf(row.service).includes(word)),
  );
}

const searched = new WeakMap<TeamService, string>();

function searchedOf(service: TeamService): string {
  const known = searched.get(service);
  if (known !== undefined) return known;
  const { serviceName, clusterName, team, version, deployedBy, deploy } = service;
  const { commit, tag, digest } = version ?? {};
  const all = [serviceName, clusterName, team, commit, tag, digest, deployedBy, deploy?.startedBy];
  const text = plain(all.filter(Boolean).join("\n"));
  searched.set(service, text);
  return text;
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** Of all of them, as far as it is known; undefined where it is known of none. */
export function hourlyUsdOf(rows: readonly Row[]): number | undefined {
  let sum: number | undefined;
  for (const { service } of rows) {
    if (service.hourlyUsd !== undefined) sum = (sum ?? 0) + service.hourlyUsd;
  }
  return sum;
}
