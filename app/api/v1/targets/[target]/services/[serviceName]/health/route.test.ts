import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import type { ServiceLook } from "@/lib/domain/health-step";
import { ServiceHealth } from "@/lib/domain/service-health";
import { getStore } from "@/server/context";
import { healthEvents, healthSpans, watchedSpans } from "@/server/store/health-schema";
import { openRun } from "@/server/store/open-run";
import { recordLook, recordProbes } from "@/server/store/record-health";
import { thinHealth } from "@/server/store/thin-health";
import { deployInput, get, testIn } from "@/server/testing";
import { readHealthFacts } from "@/server/watch/health-facts";
import { GET } from "./route";

const test = testIn({ withEngine: false });

const minute = 60_000;
const day = 1440 * minute;
/** A target of its own for each test. */
let accounts = 100_000_000_000;
const newTarget = () => {
  accounts += 1;
  return `${accounts}~eu-west-1`;
};

const row = (changes: Partial<ServiceLook> = {}): ServiceLook => ({
  clusterName: "default",
  serviceName: "shop",
  state: "healthy",
  tasks: { running: 2, desired: 2 },
  targets: { healthy: 2, total: 2 },
  version: { commit: "1a2b3c4", since: "2026-11-01T00:00:00.000Z" },
  ...changes,
});
const crashed = row({
  state: "failed",
  tasks: { running: 0, desired: 2 },
  reason: "Essential container in task exited",
});

/** A look each minute, from so many minutes ago on. */
async function look(target: string, from: number, to: number, services: ServiceLook[], now = Date.now()) {
  const store = await getStore();
  for (let ago = from; ago > to; ago -= 1)
    await recordLook(store, target, services, { at: new Date(now - ago * minute).toISOString() });
}

async function read(target: string, query: Record<string, string> = {}): Promise<ServiceHealth> {
  const answer = await get(GET, { params: { target, serviceName: "shop" }, query });
  expect(answer.status).toBe(200);
  return ServiceHealth.parse(await answer.json());
}

async function eventsOf(target: string) {
  const store = await getStore();
  const all = await store.db.select().from(healthEvents).orderBy(healthEvents.sequence);
  return all.filter((event) => event.target === target);
}

describe("the health of a service", () => {
  test("that was never seen is not found", async ({ sandbox }) => {
    const answer = await get(GET, { params: { target: sandbox.target, serviceName: "shop" } });
    expect(answer.status).toBe(404);
  });

  test("crashes and recovers: an incident with its cause, told once each", async ({ sandbox: _ }) => {
    const target = newTarget();
    const now = Date.now();
    await look(target, 60, 30, [row()], now);
    await look(target, 30, 20, [crashed], now);
    await look(target, 20, -1, [row()], now);
    const health = await read(target);
    expect(health).toMatchObject({ health: "ok", version: "1a2b3c4" });
    expect(health.incidents).toEqual([
      expect.objectContaining({
        startedAt: new Date(now - 30 * minute).toISOString(),
        endedAt: new Date(now - 20 * minute).toISOString(),
        health: "failed",
        cause: { kind: "no-tasks", desired: 2, reason: "Essential container in task exited" },
      }),
    ]);
    expect(health.uptime.day.percent).toBeCloseTo(100 * (50 / 60), 1);
    expect(health.uptime.day.seenPercent).toBeCloseTo(100 * (60 / 1440), 1);
    expect(health.spans.map((span) => span.health)).toEqual(["ok", "failed", "ok"]);
    expect((await eventsOf(target)).map(({ kind, incidentId }) => [kind, incidentId])).toEqual([
      ["service-failed", health.incidents[0]?.id],
      ["recovered", health.incidents[0]?.id],
    ]);
  });

  test("is not known while nobody looks, and never called well", async ({ sandbox: _ }) => {
    const target = newTarget();
    await look(target, 120, 90, [row()]);
    expect(await read(target)).toMatchObject({ health: "none", uptime: { day: { percent: 100 } } });
    await look(target, 30, 10, [row()]);
    const { spans, uptime } = await read(target);
    expect(spans).toHaveLength(2);
    expect(uptime.day.seenPercent).toBeCloseTo(100 * (48 / 1440), 0);
  });

  test("goes on where it was after a restart in the middle of an incident", async ({ sandbox: _ }) => {
    const target = newTarget();
    await look(target, 60, 50, [row()]);
    await look(target, 50, 45, [crashed]);
    await look(target, 20, 15, [crashed]);
    await look(target, 15, 5, [row()]);
    const { incidents } = await read(target);
    expect(incidents).toHaveLength(1);
    expect((await eventsOf(target)).map(({ kind }) => kind)).toEqual(["service-failed", "recovered"]);
  });

  test("is that of the endpoint too", async ({ sandbox: _ }) => {
    const target = newTarget();
    const store = await getStore();
    const now = Date.now();
    await look(target, 10, 5, [row()], now);
    for (const ago of [300, 270, 240, 210, 180, 150]) {
      const answer = { clusterName: "default", serviceName: "shop", statusCode: 503 };
      await recordProbes(store, target, [answer], new Date(now - ago * 1000).toISOString());
    }
    await look(target, 2, -1, [row()], now);
    const health = await read(target);
    expect(health).toMatchObject({ health: "failed", cause: { kind: "probe", statusCode: 503 } });
    expect(health.probe).toMatchObject({ statusCode: 503 });
    await recordProbes(
      store,
      target,
      [{ clusterName: "default", serviceName: "shop", statusCode: 200 }],
      new Date().toISOString(),
    );
    expect((await read(target)).health).toBe("ok");
  });

  test("ends with the service", async ({ sandbox: _ }) => {
    const target = newTarget();
    await look(target, 30, 20, [crashed, row({ serviceName: "other" })]);
    await look(target, 20, 10, [row(), row({ serviceName: "other" })]);
    await look(target, 10, -1, [row({ serviceName: "other" })]);
    expect(await read(target)).toMatchObject({ health: "none", goneAt: expect.any(String) });
    await look(target, -2, -3, [row()]);
    expect((await read(target)).goneAt).toBeUndefined();
  });

  test("a later look is not undone by an earlier one that comes late", async ({ sandbox: _ }) => {
    const target = newTarget();
    await look(target, 3, 2, [row()]);
    await look(target, 1, 0, [row()]);
    await look(target, 2, 1, [crashed]);
    expect((await read(target)).health).toBe("ok");
  });

  test.for([
    ["target", { target: "nowhere" }, {}],
    ["serviceName", { serviceName: "a b" }, {}],
    ["from", {}, { from: "yesterday" }],
    ["clusterName", {}, { clusterName: "../x" }],
  ] as const)("%s that is none is refused by its name", async ([name, params, query], { sandbox }) => {
    const answer = await get(GET, { params: { target: sandbox.target, serviceName: "shop", ...params }, query });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(await answer.json())).toContain(name);
  });
});

test("the board's bar: the days, deploys of Slipway once, deploys from elsewhere too", async ({ sandbox: _ }) => {
  const target = newTarget();
  const store = await getStore();
  const input = deployInput(target, { idempotencyKey: randomUUID() });
  await openRun(store, { input, by: { who: "test", door: "slipway" } });
  const now = Date.now();
  await look(target, 1, 0, [row()], now);
  const bySlipway = new Date(now + 10).toISOString();
  await look(
    target,
    -1,
    -2,
    [row({ version: { since: bySlipway } }), row({ serviceName: "cli", version: { since: bySlipway } })],
    now,
  );
  const facts = await readHealthFacts(store, target, now + 2 * minute);
  const shop = facts.get("default/shop");
  expect(shop?.days?.states).toMatch(/^-{29}h$/);
  expect(shop?.days?.deploys.at(-1)).toBe(1);
  expect(shop?.uptimePercent).toBe(100);
  expect(facts.get("default/cli")?.days?.deploys.at(-1)).toBe(1);
});

test("ten days of flapping are thinned, and their sums stay", async ({ sandbox: _ }) => {
  const target = newTarget();
  const store = await getStore();
  const now = Math.floor(Date.now() / day) * day;
  const first = now - 10 * day;
  await store.db.insert(watchedSpans).values({
    target,
    startedAt: new Date(first),
    endedAt: new Date(now),
    goodUntil: new Date(now),
  });
  const step = 30_000;
  const rows = Array.from({ length: 2 * 2880 }, (_, index) => ({
    ...{ target, clusterName: "default", serviceName: "shop" },
    health: index % 2 ? ("failed" as const) : ("ok" as const),
    startedAt: new Date(first + 6 * day + index * step),
    endedAt: new Date(first + 6 * day + (index + 1) * step),
  }));
  for (let at = 0; at < rows.length; at += 1000) await store.db.insert(healthSpans).values(rows.slice(at, at + 1000));
  const sums = async () => {
    const spans = (await store.db.select().from(healthSpans)).filter((span) => span.target === target);
    const seconds = spans.map((span) => span.seconds ?? { ok: 0, failed: 0, [span.health]: 30 });
    const sumOf = (name: "ok" | "failed") => seconds.reduce((sum, each) => sum + each[name], 0);
    return { rows: spans.length, ok: sumOf("ok"), failed: sumOf("failed") };
  };
  expect(await sums()).toEqual({ rows: 5760, ok: 86_400, failed: 86_400 });
  await thinHealth(store, new Date(now));
  const thinned = await sums();
  expect(thinned).toMatchObject({ ok: 86_400, failed: 86_400 });
  expect(thinned.rows).toBeLessThanOrEqual(2 * 2 * 288 + 1);
  await thinHealth(store, new Date(now + 6 * day));
  expect(await sums()).toMatchObject({ ok: 86_400, failed: 86_400 });
  expect((await sums()).rows).toBeLessThanOrEqual(2 * 2 * 24 + 1);
});
