import { expect, test } from "vitest";
import type { ServiceCost, TargetCost } from "@/lib/domain/cost-report";
import { pressed, rowsOf, type Sort, sortIn, sortRows, sortText, sumsOf, usualSort } from "./rows";

const service = (serviceName: string, hourlyUsd?: number): ServiceCost => ({
  ...{ serviceName, clusterName: "default", tasks: 1, cpu: 256, memory: 512, architecture: "X86_64", unpriced: [] },
  hourlyUsd,
  spentUsd: hourlyUsd && hourlyUsd * 100,
  keptUsd: hourlyUsd && 0.05 / hourlyUsd,
});
const target = (alias: string, services: ServiceCost[], hourlyUsd?: number): TargetCost => ({
  ...{ target: "482109334517~eu-west-1", alias, colour: "plain", isProtected: false },
  prices: { source: "table", asOf: "2026-11-23" },
  loadBalancers: [{ arn: alias, services: services.length, zones: 3, hourlyUsd: hourlyUsd && 0.04 }],
  keptGaps: [],
  ...{ services, hourlyUsd, spentUsd: hourlyUsd && hourlyUsd * 100 },
});

const report = {
  targets: [target("shop", [service("web", 0.1), service("api", 0.3)], 0.4), target("north", [service("cdn")])],
};

test.each<[string, string[]]>([
  ["-month", ["api", "web", "cdn"]],
  ["hour", ["cdn", "web", "api"]],
  ["service", ["api", "cdn", "web"]],
  ["target", ["cdn", "api", "web"]],
  ["-kept", ["web", "api", "cdn"]],
  ["-tasks", ["api", "cdn", "web"]],
  ["nonsense", ["api", "web", "cdn"]],
])("sorted by %s", (text, names) => {
  expect(sortRows(rowsOf(report), sortIn(text)).map(({ serviceName }) => serviceName)).toEqual(names);
});

test.each<[Sort, Parameters<typeof pressed>[1], string]>([
  [usualSort, "month", "month"],
  [usualSort, "service", "service"],
  [usualSort, "spent", "-spent"],
])("from %o a press on %s sorts by %s", (sort, by, expected) => {
  expect(sortText(pressed(sort, by))).toBe(expected);
});

test("a target without prices takes no part in the sums", () => {
  expect(sumsOf(report)).toEqual({
    hourlyUsd: 0.4,
    spentUsd: 40,
    loadBalancerUsd: 0.04,
    services: 3,
    loadBalancers: 2,
  });
  expect(sumsOf({ targets: [target("north", [service("cdn")])] }).hourlyUsd).toBeUndefined();
});
