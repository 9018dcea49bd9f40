import { setTimeout as delay } from "node:timers/promises";
import { expect } from "vitest";
import type { CostReport } from "@/lib/domain/cost-report";
import { atPriority } from "@/server/aws/call-priority";
import { getAwsClients, getStore } from "@/server/context";
import { get, testIn } from "@/server/testing";
import { keepCosts } from "@/server/watch/watch-costs";
import { GET } from "./route";

const test = testIn({ scenario: "idle-services", withEngine: false });

test("costs that are being read for nobody are there at once when somebody opens the page", {
  timeout: 30_000,
}, async ({ sandbox: { target, world } }) => {
  const read = async () => {
    const { targets }: CostReport = await (await get(GET)).json();
    return targets[0]?.services ?? [];
  };
  const calls = () => world.truth.length;
  const [store, aws] = [await getStore(), await getAwsClients()];
  const idly = atPriority({ priority: "idle" }, () => keepCosts(store, aws, target));
  // Two calls a minute: the second one waits.
  await expect.poll(calls).toBeGreaterThan(0);
  await delay(500);

  const since = Date.now();
  await expect.poll(read, { timeout: 15_000 }).toHaveLength(4);
  expect(Date.now() - since).toBeLessThan(15_000);
  await idly;
});
