import { setTimeout as delay } from "node:timers/promises";
import { expect } from "vitest";
import type { CostReport } from "@/lib/domain/cost-report";
import { priceItems } from "@/lib/domain/price";
import { tablePrices } from "@/lib/domain/price-table";
import { getAwsClients, getStore } from "@/server/context";
import { get, testIn } from "@/server/testing";
import { findPrices, keepPrices } from "@/server/watch/watch-prices";
import { GET } from "./route";

const test = testIn({ withEngine: false });
const calls = (sandbox: { world: { truth: readonly { name: string }[] } }) =>
  sandbox.world.truth.filter(({ name }) => name === "pricing.GetProducts").length;

test("the Price List is read for the figures, by one of all who look, and once a day", { timeout: 30_000 }, async ({
  sandbox,
}) => {
  const today = new Date().toISOString().slice(0, 10);
  const source = async () => {
    const { targets }: CostReport = await (await get(GET)).json();
    return targets[0]?.prices;
  };
  await Promise.all([source(), source(), source()]);
  for (let look = 0; look < 100 && (await source())?.source === "table"; look++) await delay(100);
  expect(await source()).toEqual({ source: "price-list", asOf: today });
  const store = await getStore();
  const asked = calls(sandbox);
  await keepPrices(store, await getAwsClients(), "ap-northeast-1");
  expect(calls(sandbox)).toBe(asked);
});

test.for(["us-east-1", "ap-northeast-1", "eu-west-1", "eu-central-1"])(
  "in %s each price is found by its usage type",
  async (region, { sandbox }) => {
    const store = await getStore();
    await keepPrices(store, await getAwsClients(), region);
    const { usd, source } = await findPrices(store, region);
    expect(source).toBe("price-list");
    const table = tablePrices(region).usd;
    for (const item of priceItems) expect([item, usd[item]]).toEqual([item, table[item]]);
    expect(sandbox.world.truth.length).toBeGreaterThan(0);
  },
);

test("a Region that is not on the list has no figures", async () => {
  const store = await getStore();
  await keepPrices(store, await getAwsClients(), "eu-north-1");
  expect(await findPrices(store, "eu-north-1")).toMatchObject({ source: "table", usd: {} });
});
