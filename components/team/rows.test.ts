import { expect, test } from "vitest";
import type { ServiceState } from "@/lib/domain/service";
import type { TeamService } from "@/lib/domain/team-status";
import { countStates, filterRows, hourlyUsdOf, sortByAttention, toRows } from "./rows";

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
