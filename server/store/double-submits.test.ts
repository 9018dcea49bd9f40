import { count } from "drizzle-orm";
import { expect } from "vitest";
import { getStore } from "@/server/context";
import { deployInput, testIn } from "@/server/testing";
import { audit } from "./access-schema";
import { openRun } from "./open-run";
import { runs } from "./schema";

const test = testIn({ withEngine: false });

const by = { who: "tom", door: "console" } as const;
const targetOf = (index: number) => `${100_000_000_000 + (index % 50)}~eu-west-1`;

test("F13: three hundred presses, each sent twice in any order, are three hundred runs with one record of each", {
  timeout: 180_000,
}, async ({ sandbox: _ }) => {
  const store = await getStore();
  const presses = Array.from({ length: 300 }, (_each, index) =>
    deployInput(targetOf(index), { serviceName: `shop-${index}` }),
  );
  const sent = [...presses, ...presses].toSorted(() => Math.random() - 0.5);
  const numbers = new Map<string, Set<number>>();
  for (let at = 0; at < sent.length; at += 20) {
    const opened = await Promise.all(sent.slice(at, at + 20).map((input) => openRun(store, { input, by })));
    for (const { id, number } of opened) numbers.set(id, (numbers.get(id) ?? new Set()).add(number));
  }

  expect(numbers.size).toBe(300);
  expect([...numbers.values()].every(({ size }) => size === 1)).toBe(true);
  const [written] = await store.db.select({ runs: count() }).from(runs);
  const [told] = await store.db.select({ records: count() }).from(audit);
  expect([written?.runs, told?.records]).toEqual([300, 300]);
});
