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
/** More are sorted anew with all the others. */
const mostMerged = 4;

/**
 * All rows of all targets, sorted. What a target has is sorted once for as long as nothing of it changes, and a change of one of
 * twenty targets is merged into what the others have in order already.
 */
export function toSortedRows(targets: readonly TeamTarget[], stale: ReadonlySet<Target>): Row[] {
  const parts = targets.map((target) => sortedRowsOf(target, stale.has(target.target)));
  const fresh = parts.filter((part) => !latest.parts.includes(part));
  const gone = latest.parts.filter((part) => !parts.includes(part));
  if (fresh.length + gone.length > 0) {
    const isMerged = fresh.length <= mostMerged && gone.length <= mostMerged;
    const rows = isMerged ? fresh.reduce(merge, without(latest.rows, gone)) : sortByAttention(parts.flat());
    latest = { parts, rows };
  }
  return latest.rows;
}

/** A target of which only its age is new has the same services as before. */
function sortedRowsOf(target: TeamTarget, isStale: boolean): Row[] {
  const before = sorted.get(target.services);
  if (before?.isStale === isStale) return before.rows;
  const rows = sortByAttention(toRows(target, isStale));
  sorted.set(target.services, { isStale, rows });
  return rows;
}

function without(rows: Row[], parts: readonly Row[][]): Row[] {
  const gone = new Set(parts.flat());
  return rows.filter((row) => !gone.has(row));
}

/** Both are in order. */
function merge(these: Row[], others: Row[]): Row[] {
  const merged: Row[] = [];
  let next = 0;
  for (const row of these) {
    for (let other = others[next]; other && byNeed(other, row) < 0; other = others[++next]) merged.push(other);
    merged.push(row);
  }
  return merged.concat(others.slice(next));
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
