import { setTimeout as delay } from "node:timers/promises";
import { describe, expect } from "vitest";
import type { CostReport, ServiceCost, TargetCost } from "@/lib/domain/cost-report";
import { tablePrices } from "@/lib/domain/price-table";
import { appendLogEvent } from "@/sandbox/services/logs/events";
import { ensureLogGroup, logGroupTable } from "@/sandbox/services/logs/groups";
import { ensureLogStream } from "@/sandbox/services/logs/streams";
import { getStore } from "@/server/context";
import { costJumps, costSpans } from "@/server/store/cost-schema";
import { hasten } from "@/server/store/readings";
import { saveKept } from "@/server/store/service-kept";
import { get, testIn } from "@/server/testing";
import { factsReadingOf } from "@/server/watch/watch-costs";
import { keptReadingOf } from "@/server/watch/watch-kept";
import { GET } from "./route";

const test = testIn({ scenario: "idle-services", withEngine: false });
const refused = { probability: 1, latencyMs: 0, code: "", message: "", status: 400 };
const usd = tablePrices("ap-northeast-1").usd;

async function until(isWanted: (target: TargetCost) => unknown): Promise<TargetCost> {
  for (let look = 0; look < 150; look++) {
    const { targets }: CostReport = await (await get(GET)).json();
    const [target] = targets;
    if (target && isWanted(target)) return target;
    await delay(100);
  }
  throw new Error(`The costs are not as expected: ${JSON.stringify(await (await get(GET)).json(), null, 1)}`);
}

const hasRead =
  (amount: keyof NonNullable<ServiceCost["kept"]>) =>
  ({ services }: TargetCost) =>
    services.length === 4 && services.every(({ kept }) => kept?.[amount] !== undefined);

describe("what services keep", { timeout: 60_000 }, () => {
  test("is told but for the part that AWS refuses, and that is named", async ({ sandbox }) => {
    sandbox.faults.add([{ kind: "deny", service: "logs", ...refused }]);
    const { keptGaps, services } = await until(
      (target) => target.keptGaps.length > 0 && hasRead("buildMinutes")(target),
    );
    expect(keptGaps).toMatchObject([{ part: "logs", cause: "denied", action: "logs:DescribeLogGroups" }]);
    expect(services[0]?.kept?.logStorageGb).toBeUndefined();
    expect(services[0]?.kept?.imageGb).toBeGreaterThan(0);
    sandbox.faults.clear();
  });

  test("has images and builds, by equal shares where they are shared", async () => {
    const { services } = await until(hasRead("buildMinutes"));
    const [first] = services;
    // All four run images of one repository, and its three builds took a minute and a half each.
    for (const { kept, keptUsd } of services)
      expect({ kept, keptUsd }).toEqual({ kept: first?.kept, keptUsd: first?.keptUsd });
    const { imageGb = 0, buildMinutes } = first?.kept ?? {};
    expect(buildMinutes).toBeCloseTo((3 * 2 * (730 / 720)) / 4, 9);
    const images = usd["image-gb"] ?? Number.NaN;
    const minutes = usd["build-minute"] ?? Number.NaN;
    expect(first?.keptUsd).toBeCloseTo((imageGb * images + (buildMinutes ?? 0) * minutes) / 730, 12);
    expect(first?.hourlyUsd).toBeCloseTo(
      (first?.keptUsd ?? 0) + (first?.pausableUsd ?? 0) + (first?.loadBalancerUsd ?? 0) + 0.3 / 730,
      9,
    );
  });

  test("has its logs, by what its group holds and what comes in", async ({ sandbox }) => {
    const [account = "", region = ""] = sandbox.target.split("~");
    const place = { world: sandbox.world, account, region };
    const name = [...logGroupTable(place).keys()].find((each) => each.includes("/busy-")) ?? "";
    const group = ensureLogGroup(place, name, "a test");
    const stream = ensureLogStream(place, group, "app/Main/0123");
    for (let line = 0; line < 40; line++) appendLogEvent(place, stream, "m".repeat(256 * 1024 - 26), Date.now());

    await hasten(await getStore(), keptReadingOf("logs", sandbox.target));
    const { services, keptGaps } = await until(hasRead("logIngestGb"));
    expect(keptGaps).toEqual([]);
    const { logStorageGb = 0, logIngestGb = 0 } = services[0]?.kept ?? {};
    expect(logStorageGb * 1024).toBeCloseTo(10, 2);
    expect(logIngestGb / logStorageGb).toBeCloseTo(730 / 24, 1);
    // What it logs ends with its tasks, what it has logged does not.
    const ingested = (logIngestGb * (usd["log-ingest-gb"] ?? Number.NaN)) / 730;
    const [busy, , quiet] = services;
    expect((busy?.pausableUsd ?? 0) - (quiet?.pausableUsd ?? 0)).toBeCloseTo(ingested, 6);
  });

  test("is no jump of its costs when it is first read", async ({ sandbox: { target } }) => {
    const store = await getStore();
    const { services, asOf } = await until(hasRead("imageGb"));
    const jumps = () => store.db.select().from(costJumps);
    const before = await jumps();
    const arn = `arn:aws:ecs:${target.split("~").reverse().join(":")}:service/default/busy`;
    await saveKept(store, { target, part: "images", here: [arn] }, new Map([[arn, { imageGb: 2000 }]]));
    await hasten(store, factsReadingOf(target));
    const after = await until((read) => read.asOf !== asOf);
    expect(after.services[0]?.hourlyUsd).toBeGreaterThan(3 * (services[0]?.hourlyUsd ?? Number.NaN));
    expect(await jumps()).toEqual(before);
    expect(before.map(({ serviceName }) => serviceName)).not.toContain("busy");
  });

  test("is found again where an earlier version did not note where it is kept", async ({ sandbox: { target } }) => {
    const store = await getStore();
    const before = await store.db.select().from(costSpans);
    expect(before[0]?.keptIn).toMatchObject({
      repositories: ["busy"],
      logGroupNames: [expect.stringMatching(/^.aws.ecs.default/)],
    });
    await store.db.update(costSpans).set({ keptIn: null });
    const { asOf } = await until(() => true);
    await hasten(store, factsReadingOf(target));
    await until((read) => read.asOf !== asOf);
    expect(await store.db.select().from(costSpans)).toEqual(expect.arrayContaining(before));
  });
});
