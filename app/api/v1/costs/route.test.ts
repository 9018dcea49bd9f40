import { setTimeout as delay } from "node:timers/promises";
import { describe, expect } from "vitest";
import type { CostReport, TargetCost } from "@/lib/domain/cost-report";
import { get, post, signedIn, testIn } from "@/server/testing";
import { POST as saveRate } from "./rates/route";
import { GET } from "./route";

const test = testIn({ scenario: "idle-services", withEngine: false });
const refused = { probability: 1, latencyMs: 0, code: "", message: "", status: 400 };

async function read(): Promise<CostReport> {
  return (await get(GET)).json();
}

async function until(isWanted: (target: TargetCost) => unknown): Promise<TargetCost> {
  for (let look = 0; look < 100; look++) {
    const [target] = (await read()).targets;
    if (target && isWanted(target)) return target;
    await delay(100);
  }
  throw new Error(`The costs are not as expected: ${JSON.stringify(await read(), null, 1)}`);
}

describe("what services cost", { timeout: 60_000 }, () => {
  test("is said with the table's prices, and why, where the Price List is refused", async ({ sandbox }) => {
    sandbox.faults.add([{ kind: "deny", service: "pricing", ...refused }]);
    const first = (await read()).targets[0];
    expect(first).toMatchObject({ services: [], prices: { source: "table" } });
    expect(first?.asOf).toBeUndefined();

    const { prices, services, loadBalancers, hourlyUsd, gap } = await until(
      (target) => target.prices.gap && target.asOf,
    );
    expect(gap).toBeUndefined();
    sandbox.faults.clear();
    expect(prices).toMatchObject({
      source: "table",
      asOf: "2026-07-01",
      gap: { cause: "denied", action: "pricing:GetProducts" },
    });
    expect(services.map(({ serviceName, tasks }) => [serviceName, tasks])).toEqual([
      ["busy", 2],
      ["fixed", 1],
      ["quiet", 2],
      ["stacked", 1],
    ]);
    expect(loadBalancers).toMatchObject([{ services: 4, zones: 3 }]);
    expect(new Set(services.map(({ loadBalancerUsd }) => loadBalancerUsd)).size).toBe(1);
    const sum = services.reduce((all, service) => all + (service.hourlyUsd ?? Number.NaN), 0);
    expect(hourlyUsd).toBeCloseTo(sum, 9);
    // Two tasks of 0.25 vCPU and 0.5 GB with an address each, and three alarms.
    const tasks = 2 * (0.25 * 0.05056 + 0.5 * 0.00553 + 0.005) + 0.3 / 730;
    expect((services[2]?.hourlyUsd ?? 0) - (services[2]?.loadBalancerUsd ?? 0)).toBeCloseTo(tasks, 6);
  });

  test("knows who is asked and who is not, and counts the load balancer's units", async () => {
    const { services, loadBalancers } = await until(
      ({ services: all }) => all.length > 0 && all.every(({ idleDays }) => idleDays !== undefined),
    );
    expect(services.map(({ serviceName, idleDays = 0 }) => [serviceName, idleDays >= 7])).toEqual([
      ["busy", false],
      ["fixed", false],
      ["quiet", true],
      ["stacked", false],
    ]);
    expect(loadBalancers[0]?.hourlyUsd).toBeGreaterThan(0.0243 + 3 * 0.005);
  });

  test("since a service is there: before it was first counted, it is taken for what it was then", async () => {
    const { services } = await until(({ services: all }) => all.length === 4);
    const quiet = services.find(({ serviceName }) => serviceName === "quiet");
    const hours = (Date.now() - Date.parse(quiet?.createdAt ?? "")) / 3_600_000;
    expect(hours).toBeGreaterThan(24 * 7);
    expect(quiet?.spentUsd).toBeCloseTo(hours * (quiet?.hourlyUsd ?? 0), 2);
    expect(Date.parse(quiet?.countedSince ?? "")).toBeGreaterThan(Date.now() - 60_000);
  });

  test("takes another currency only with a rate that an admin has given, and its day", async () => {
    expect((await read()).rates).toEqual([]);
    const headers = await signedIn();
    const wrong = await post(saveRate, { currency: "JPY", perUsd: 0, asOf: "yesterday" }, { headers });
    expect(wrong.status).toBe(400);
    expect(JSON.stringify(await wrong.json())).toMatch(/"perUsd".*"asOf"/);
    const rate = { currency: "JPY", perUsd: 151.2, asOf: "2026-11-27" };
    await post(saveRate, rate, { headers });
    expect((await read()).rates).toEqual([rate]);
  });
});
