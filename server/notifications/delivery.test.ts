import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect } from "vitest";
import { GET as listRoute } from "@/app/api/v1/notification-channels/route";
import { getStore } from "@/server/context";
import { saveJumps } from "@/server/store/cost-jumps";
import { endRun } from "@/server/store/end-run";
import { healthEvents } from "@/server/store/health-schema";
import { notificationChannels, notificationDeliveries } from "@/server/store/notification-schema";
import { holdUpStep } from "@/server/store/steps";
import { get, signedIn, testIn } from "@/server/testing";
import {
  failRun,
  listedHost,
  openListener,
  saved,
  startRun,
  startSender,
  target,
  until,
} from "./notifications-testing";

const other = await openListener();
const test = testIn({
  withEngine: false,
  env: {
    SLIPWAY_PRIVATE_HOSTS: `${listedHost} 127.0.0.1`,
    SLIPWAY_SLACK_API_URL: `http://127.0.0.1:${other.port}/api/`,
  },
});

let stop: (() => Promise<void>) | undefined;

async function begin(): Promise<void> {
  stop = await startSender();
}

async function settled(): Promise<void> {
  const store = await getStore();
  await until(async () => {
    const rows = await store.db.select().from(notificationDeliveries);
    return rows.length > 0 && rows.every(({ state }) => state !== "waiting");
  });
}

beforeEach(() => {
  other.heard.length = 0;
  other.always(() => ({}));
});

afterEach(async () => {
  await stop?.();
  const store = await getStore();
  await store.db.delete(notificationChannels);
});

const whsec = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const bySlack = () => ({ kind: "slack-webhook", url: other.url("/services/T1/B1/abcdefghijklmnop") });
const byWebhook = (path = "/hook") => ({ kind: "webhook", url: other.url(path), signingSecret: whsec });

describe("a deploy that fails", () => {
  test("is told once, when the other side has answered badly and asked to wait", async ({ sandbox: _ }) => {
    await saved({ reach: bySlack() });
    other.next({ status: 500 }, { status: 429, headers: { "retry-after": "1" } });
    await begin();
    await failRun(await startRun("shop"));
    await until(() => other.heard.length === 3);
    await settled();
    await stop?.();
    await begin();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(other.heard).toHaveLength(3);
    const [first, , last] = other.heard;
    expect(last?.text).toBe(first?.text);
    expect(last?.text).toContain("of shop failed");
    expect(last?.text).toContain("No space left on device");
    expect(last?.text).toContain("111122223333 · eu-west-1");
    expect(last?.text).toMatch(/http:\/\/localhost:3000\/runs\/[\da-f-]{36}/);
    const { channels } = await (await get(listRoute, { headers: await signedIn() })).json();
    expect(channels[0]).toMatchObject({ underWay: 0, last: { outcome: "sent", answer: "ok", isTest: false } });
  });

  test("is told by the next process when one dies over it, with the same id", async ({ sandbox: _ }) => {
    await saved({ reach: byWebhook() });
    other.next("hangs");
    await begin();
    await failRun(await startRun("till"));
    await until(() => other.heard.length === 1);
    await stop?.();
    await begin();
    await until(() => other.heard.length === 2);
    await settled();
    const [one, two] = other.heard.map(({ headers }) => headers["webhook-id"]);
    expect(two).toBe(one);
  });

  test("waits for the start of a process, when none was there", async ({ sandbox: _ }) => {
    await saved({ reach: bySlack() });
    await failRun(await startRun("late"));
    expect(other.heard).toHaveLength(0);
    await begin();
    await until(() => other.heard.length === 1);
  });

  test("is not told again once the other side says that it does not know us", async ({ sandbox: _ }) => {
    await saved({ reach: bySlack() });
    other.next({ status: 404, body: "no_service" });
    await begin();
    await failRun(await startRun("gone"));
    await settled();
    expect(other.heard).toHaveLength(1);
    const { channels } = await (await get(listRoute, { headers: await signedIn() })).json();
    expect(channels[0].last).toMatchObject({ outcome: "given-up", failure: "not-known", answer: "404 no_service" });
  });

  test("does not wait for a channel that does not answer", async ({ sandbox: _ }) => {
    await saved({ name: "slow", reach: byWebhook("/slow") });
    await saved({ name: "quick", reach: byWebhook("/quick") });
    other.always(({ path }) => (path === "/slow" ? "hangs" : {}));
    await begin();
    for (const serviceName of ["one", "two"]) await failRun(await startRun(serviceName));
    await until(() => other.at("/quick").length === 2);
    expect(other.at("/slow")).toHaveLength(1);
  });
});

test("a webhook is signed over its id, its time and its body", async ({ sandbox: _ }) => {
  await saved({ events: ["deploy-started"], reach: byWebhook() });
  await begin();
  const runId = await startRun("signed");
  const { headers, text } = await until(() => other.heard[0]);
  const key = Buffer.from(whsec.slice(6), "base64");
  const content = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${text}`;
  expect(headers["webhook-signature"]).toBe(`v1,${createHmac("sha256", key).update(content).digest("base64")}`);
  expect(Math.abs(Number(headers["webhook-timestamp"]) - Date.now() / 1000)).toBeLessThan(10);
  expect(JSON.parse(text)).toMatchObject({ type: "deploy-started", data: { target, serviceName: "signed", runId } });
});

describe("one message for each run", () => {
  test("is changed by Discord, and written anew when somebody has deleted it", async ({ sandbox: _ }) => {
    const reach = { kind: "discord", url: other.url("/api/webhooks/1/token-of-the-webhook?thread_id=5") };
    await saved({ events: ["deploy-started", "deploy-failed"], reach });
    other.always(({ method }) => (method === "POST" ? { body: { id: "77" } } : {}));
    await begin();
    const id = await startRun("first");
    await until(() => other.heard.length === 1);
    await failRun(id);
    await until(() => other.heard.length === 2);
    expect(other.heard.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "POST /api/webhooks/1/token-of-the-webhook?thread_id=5&wait=true",
      "PATCH /api/webhooks/1/token-of-the-webhook/messages/77?thread_id=5",
    ]);
    const next = await startRun("second");
    await until(() => other.heard.length === 3);
    other.always(({ method }) =>
      method === "PATCH" ? { status: 404, body: { code: 10_008 } } : { body: { id: "78" } },
    );
    await failRun(next);
    await until(() => other.heard.length === 5);
    expect(other.heard.slice(3).map(({ method }) => method)).toEqual(["PATCH", "POST"]);
  });

  test("is changed by a bot of Slack, to its end also where only the beginning was wanted", async ({ sandbox: _ }) => {
    const reach = { kind: "slack-bot", token: "xoxb-not-a-real-token-1a2b", channel: "#deploys" };
    await saved({ events: ["deploy-started"], reach });
    other.always(() => ({ body: { ok: true, channel: "C0123456", ts: "17.5" } }));
    await begin();
    const id = await startRun("bot");
    await until(() => other.heard.length === 1);
    await endRun(await getStore(), id, { progress: "succeeded" });
    await until(() => other.heard.length === 2);
    const [first, second] = other.heard;
    expect(first).toMatchObject({ path: "/api/chat.postMessage" });
    expect(first?.headers.authorization).toBe("Bearer xoxb-not-a-real-token-1a2b");
    expect(second?.path).toBe("/api/chat.update");
    expect(JSON.parse(second?.text ?? "")).toMatchObject({ channel: "C0123456", ts: "17.5" });
    expect(second?.text).toContain("succeeded");
  });

  test("of what happened in quiet hours is the last word on it, sent when they end", async ({ sandbox: _ }) => {
    const clock = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(11, 16);
    const quietHours = { from: clock(-1), to: clock(1), timeZone: "UTC" };
    const settings = { events: ["deploy-waits", "deploy-failed"], reach: bySlack() };
    const { id: channelId } = await saved({ ...settings, quietHours });
    await begin();
    const id = await startRun("night");
    await holdUpStep(await getStore(), { runId: id, name: "check-target" }, "needs-sign-in");
    const store = await getStore();
    const deliveries = () => store.db.select().from(notificationDeliveries);
    await until(async () => (await deliveries()).some(({ nextAt }) => nextAt.getTime() > Date.now() + 60_000));
    await failRun(id);
    await until(async () => (await deliveries()).length === 2);
    expect(other.heard).toHaveLength(0);
    await saved({ id: channelId, ...settings, reach: { kind: "slack-webhook" } });
    await until(() => other.heard.length === 1);
    await settled();
    expect(other.heard).toHaveLength(1);
    expect(other.heard[0]?.text).toContain("failed");
  });
});

test("what becomes of a service's health is told, in the channel's language", async ({ sandbox: _ }) => {
  await saved({ events: ["service-failed"], locale: "ja", reach: bySlack() });
  const store = await getStore();
  await begin();
  const cause = { kind: "no-tasks", desired: 2 } as const;
  const service = { target, clusterName: "default", serviceName: "shop", incidentId: "one", relapses: 0 };
  const now = new Date();
  await store.db.insert(healthEvents).values({ ...service, at: now, startedAt: now, kind: "service-failed", cause });
  await store.notify("slipway", "health-events");
  const { text } = await until(() => other.heard[0]);
  expect(text).toContain("shop が応答していません");
  expect(text).toContain("必要な数は 2");
});

test("a jump of cost is told once a day", async ({ sandbox: _ }) => {
  await saved({ events: ["cost-jump"], reach: bySlack() });
  const store = await getStore();
  const service = { target, clusterName: "default", serviceName: "shop" };
  for (let look = 0; look < 2; look++)
    await saveJumps(store, [{ ...service, hourlyUsd: 2, medianUsd: 0.5 }], "2026-03-02");
  await begin();
  await until(() => other.heard.length === 1);
  await settled();
  await stop?.();
  await begin();
  await new Promise((resolve) => setTimeout(resolve, 400));
  const texts = other.heard.map(({ text }) => text);
  expect(texts).toHaveLength(1);
  expect(texts.join()).toContain("USD 2.000 an hour, USD 0.500 before");
});
