import { expect, test } from "vitest";
import type { ServiceState } from "@/lib/domain/service";
import type { TeamService, TeamTarget } from "@/lib/domain/team-status";
import { countStates, filterRows, hourlyUsdOf, sortByAttention, toRows, toSortedRows } from "./rows";

const service = (serviceName: string, state: ServiceState, changes: Partial<TeamService> = {}): TeamService => ({
  serviceName,
  clusterName: "default",
  mode: "express",
  state,
  tasks: { running: 1, desired: 1 },
  ...changes,
});

const services = [
  service("web", "healthy", { deployedBy: "mika", hourlyUsd: 0.25 }),
  service("api", "healthy", { version: { commit: "3f2a9c1", tag: "v7" } }),
  service("jobs", "deploying", { deploy: { startedAt: "2026-11-01T10:00:00Z", startedBy: "Tom" } }),
  service("search", "degraded", { deployedBy: "Mika", team: "discovery" }),
  service("mail", "failed", { hourlyUsd: 0.5 }),
];
const target = "123456789012~eu-west-1";
const rows = toRows({ target, services }, false);
const names = (list: readonly { service: TeamService }[]) => list.map(({ service: { serviceName } }) => serviceName);

test("who needs a person comes first, then the alphabet", () => {
  expect(names(sortByAttention(rows))).toEqual(["mail", "search", "jobs", "api", "web"]);
});

test("states are counted", () => {
  expect(countStates(rows)).toEqual(
    new Map<ServiceState, number>([
      ["healthy", 2],
      ["deploying", 1],
      ["degraded", 1],
      ["failed", 1],
    ]),
  );
});

test("a row is the same one until something of it changes, and stale where its target was not read for long", () => {
  expect(toRows({ target, services }, false)).toEqual(rows);
  expect(toRows({ target, services }, false)[0]).toBe(rows[0]);
  const old = toRows({ target, services }, true);
  expect(countStates(old)).toEqual(new Map([["stale", 5]]));
});

test.each<[ServiceState | undefined, string, string[]]>([
  [undefined, "", ["web", "api", "jobs", "search", "mail"]],
  ["healthy", "", ["web", "api"]],
  [undefined, " MIKA ", ["web", "search"]],
  [undefined, "mika sear", ["search"]],
  [undefined, "ｍｉｋａ", ["web", "search"]],
  [undefined, "3f2a", ["api"]],
  [undefined, "tom", ["jobs"]],
  [undefined, "discovery", ["search"]],
  ["healthy", "mika", ["web"]],
  ["draining", "", []],
])("filter by state %s and words '%s'", (state, words, left) => {
  expect(names(filterRows(rows, { state, words }))).toEqual(left);
});

test("a cost is the sum of what is known, and none where nothing is", () => {
  expect(hourlyUsdOf(rows)).toBe(0.75);
  expect(hourlyUsdOf(rows.filter(({ service: { hourlyUsd } }) => hourlyUsd === undefined))).toBeUndefined();
});

const states: readonly ServiceState[] = ["healthy", "deploying", "degraded", "failed"];
const regions = ["eu-west-1", "us-east-1", "us-west-2", "ap-northeast-1", "eu-central-1", "sa-east-1"];
const placeOf = (index: number) => `${String(100000000000 + index)}~${regions[index]}`;

/** Not by chance, so that it fails each time or never. */
function teamTarget(index: number, seed: number, count = 7): TeamTarget {
  const services = Array.from({ length: count }, (_, at) =>
    service(`s-${(at * 5 + seed) % 11}-${at}`, states[(at * 3 + seed) % states.length] ?? "healthy"),
  );
  return { target: placeOf(index), services } as unknown as TeamTarget;
}

const six = regions.map((_, index) => teamTarget(index, index));

test.each<[string, TeamTarget[], string[]]>([
  ["where nothing has changed", six, []],
  ["where one has changed", six.with(2, teamTarget(2, 9)), []],
  ["where two have changed", six.with(0, teamTarget(0, 4)).with(5, teamTarget(5, 1)), []],
  ["where one is new, and one has more", [...six.slice(0, 5), teamTarget(5, 3, 9)], []],
  ["where one is gone", six.slice(1), []],
  ["where most have changed", six.map((_, index) => teamTarget(index, index + 5)), []],
  ["where one was not read for long", six, [placeOf(3)]],
  ["where there is nothing", [], []],
])("what is sorted together is as if it were sorted anew, %s", (_, targets, old) => {
  const stale = new Set(old);
  toSortedRows(six, new Set());
  const all = targets.flatMap((each) => toRows(each, stale.has(each.target)));
  expect(toSortedRows(targets, stale)).toEqual(sortByAttention(all));
  expect(toSortedRows(targets, stale)).toBe(toSortedRows(targets, stale));
});
