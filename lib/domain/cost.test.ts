import { expect, test } from "vitest";
import {
  type CostPart,
  estimateLoadBalancer,
  estimateService,
  estimateTeardown,
  perMonth,
  type ServiceFacts,
  spentUsd,
  sumOf,
} from "./cost";
import { tablePrices } from "./price-table";

const small = { cpu: 256, memory: 512 };
const medium = { cpu: 1024, memory: 2048 };
const zonesOf: Record<string, number> = { "us-east-1": 6, "ap-northeast-1": 3 };

const facts = (zones: number, changes: Partial<ServiceFacts> = {}): ServiceFacts => ({
  ...medium,
  architecture: "X86_64",
  tasks: 1,
  tasksHavePublicIp: true,
  loadBalancer: { zones, isInternetFacing: true, services: 1 },
  ...changes,
});

test.each([
  ["us-east-1", medium, 0.107, 78],
  ["ap-northeast-1", medium, 0.106, 77],
  ["us-east-1", small, 0.07, 51],
  ["ap-northeast-1", small, 0.06, 44],
])("AWS's example: one task in the default VPC of %s", (region, size, hourly, monthly) => {
  const { hourlyUsd = Number.NaN, unpriced } = estimateService(facts(zonesOf[region] ?? 0, size), tablePrices(region));
  expect(hourlyUsd).toBeCloseTo(hourly, 3);
  expect(Math.round(perMonth(hourlyUsd))).toBe(monthly);
  expect(unpriced).toEqual([]);
});

test.each<[string, Partial<ServiceFacts>, number]>([
  ["a task on ARM", { architecture: "ARM64", loadBalancer: undefined }, 0.03238 + 2 * 0.00356 + 0.005],
  ["a task without an address", { tasksHavePublicIp: false, loadBalancer: undefined }, 0.04048 + 2 * 0.004445],
  ["three tasks", { tasks: 3, loadBalancer: undefined }, 3 * (0.04048 + 2 * 0.004445 + 0.005)],
  ["no task: the load balancer alone", { tasks: 0 }, 0.0225 + 6 * 0.005],
  [
    "a load balancer that four share",
    { tasks: 0, loadBalancer: { zones: 6, isInternetFacing: true, services: 4 } },
    (0.0225 + 6 * 0.005) / 4,
  ],
  [
    "one inside of the network, with traffic",
    { tasks: 0, loadBalancer: { zones: 3, isInternetFacing: false, services: 1, lcus: 2 } },
    0.0225 + 2 * 0.008,
  ],
  [
    "what is paid by the month",
    { tasks: 0, loadBalancer: undefined, alarms: 2, imageGb: 3, logStorageGb: 10, logIngestGb: 4, buildMinutes: 60 },
    (2 * 0.1 + 3 * 0.1 + 10 * 0.03 + 4 * 0.5 + 60 * 0.005) / 730,
  ],
])("%s", (_, changes, hourly) => {
  expect(estimateService(facts(6, changes), tablePrices("us-east-1")).hourlyUsd).toBeCloseTo(hourly, 9);
});

test("a Region without prices has no figure, and neither has ARM where its price is not known", () => {
  const unknown = estimateService(facts(3), tablePrices("eu-north-1"));
  expect(unknown.hourlyUsd).toBeUndefined();
  expect(unknown.unpriced).toEqual(["fargate-vcpu", "fargate-gb", "public-ipv4", "load-balancer"]);
  expect(estimateService(facts(3, { architecture: "ARM64" }), tablePrices("eu-west-1")).hourlyUsd).toBeUndefined();
});

test("a price by the month that is not known leaves the figure, and is named", () => {
  const { hourlyUsd, unpriced } = estimateService(facts(3, { logStorageGb: 5 }), tablePrices("eu-central-1"));
  expect(hourlyUsd).toBeGreaterThan(0);
  expect(unpriced).toEqual(["log-storage-gb"]);
});

test.each<[string, number, CostPart[], number, number]>([
  ["alone behind its load balancer: all of it stops", 1, [], 0.107 + 0.1 / 730, 0],
  ["with images kept: they go on", 1, ["images"], 0.107, 0.1 / 730],
  ["with others behind it: the load balancer goes on whole", 3, [], 0.0544 + 0.1 / 730, 0.0525],
])("a teardown of a service %s", (_, services, keeps, stops, remains) => {
  const shop = facts(6, { imageGb: 1, loadBalancer: { zones: 6, isInternetFacing: true, services } });
  const cost = estimateTeardown(shop, keeps, tablePrices("us-east-1"));
  expect(cost.stops.hourlyUsd).toBeCloseTo(stops, 3);
  expect(cost.remains.hourlyUsd).toBeCloseTo(remains, 3);
});

test("the shares of a load balancer add up to the load balancer", () => {
  const loadBalancer = { zones: 3, isInternetFacing: true, services: 3, lcus: 0.5 };
  const prices = tablePrices("ap-northeast-1");
  const share = sumOf(estimateService(facts(3, { loadBalancer }), prices).lines, "load-balancer");
  expect(3 * share).toBeCloseTo(estimateLoadBalancer(loadBalancer, prices).hourlyUsd ?? Number.NaN, 9);
});

test.each([
  ["nothing yet", [], 0],
  ["one rate since then", [{ from: "2026-11-01T00:00:00Z", hourlyUsd: 0.1 }], 4.8],
  [
    "a pause in between",
    [
      { from: "2026-11-01T00:00:00Z", hourlyUsd: 0.1 },
      { from: "2026-11-01T12:00:00Z", hourlyUsd: 0 },
      { from: "2026-11-02T12:00:00Z", hourlyUsd: 0.2 },
    ],
    1.2 + 2.4,
  ],
])("spent with %s", (_, spans, usd) => {
  expect(spentUsd(spans, Date.parse("2026-11-03T00:00:00Z"))).toBeCloseTo(usd, 9);
});
