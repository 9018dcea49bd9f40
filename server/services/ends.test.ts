import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { GET as listEnds } from "@/app/api/v1/ends/route";
import { POST as setEndDate } from "@/app/api/v1/targets/[target]/services/[serviceName]/end-date/route";
import { POST as saveTarget } from "@/app/api/v1/targets/route";
import { extendedEnd } from "@/lib/domain/end-date";
import type { ServiceEnd } from "@/lib/domain/service-end";
import { getStore } from "@/server/context";
import { notificationEvents } from "@/server/store/notification-schema";
import { openRun } from "@/server/store/open-run";
import { listDueEnds, noteEndRun, saveEnd, tellEndsNear } from "@/server/store/service-ends";
import { deployInput, get, post, signedIn, testIn } from "@/server/testing";

const test = testIn({ withEngine: false });
const day = 24 * 3_600_000;
const by = { who: "alice", door: "console" as const };

async function endsOf(target: string): Promise<ServiceEnd[]> {
  return (await (await get(listEnds, { query: { target } })).json()).ends;
}

const setEnd = (target: string, serviceName: string, endsAt: unknown) =>
  post(setEndDate, { endsAt }, { params: { target, serviceName } });

describe("until when a service lives", () => {
  test("is said, put off and taken back, each by one request", async ({ sandbox: { target } }) => {
    const first = extendedEnd(undefined, 2, Date.now());
    expect((await setEnd(target, "trial", first)).status).toBe(200);
    expect(await endsOf(target)).toMatchObject([
      { serviceName: "trial", clusterName: "default", endsAt: first, state: "later" },
    ]);

    const second = extendedEnd(first, 7, Date.now());
    expect((await (await setEnd(target, "trial", second)).json()).end).toMatchObject({ endsAt: second });
    expect(await (await setEnd(target, "trial", null)).json()).toEqual({});
    expect(await endsOf(target)).toEqual([]);
  });

  test.each([
    ["a time that is over", () => new Date(Date.now() - 1000).toISOString()],
    ["more than a year", () => extendedEnd(undefined, 400, Date.now())],
    ["no time at all", () => "tomorrow"],
  ])("is not %s", async (_, endsAt) => {
    const answer = await setEnd("482109334517~ap-northeast-1", "trial", endsAt());

    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ fields: [{ field: "endsAt", rule: "end-date" }] });
  });

  test("comes from the deploy, else for new services from the target", async ({ sandbox: { target } }) => {
    const store = await getStore();
    const wanted = { target, alias: "lab", colour: "plain", isProtected: false, reach: { by: "default-credentials" } };
    const timeToLive = { defaultDays: 3, tearsDownByItself: false };
    const saved = await post(saveTarget, { ...wanted, timeToLive }, { headers: await signedIn() });
    expect(saved.status).toBe(200);

    await openRun(store, { by, input: deployInput(target, { serviceName: "by-default" }) });
    const endsAt = extendedEnd(undefined, 9, Date.now());
    await openRun(store, { by, input: deployInput(target, { serviceName: "as-said", endsAt }) });
    const ends = await endsOf(target);

    expect(ends.map(({ serviceName }) => serviceName)).toEqual(["by-default", "as-said"]);
    expect(Math.round((Date.parse(ends[0]?.endsAt ?? "") - Date.now()) / day)).toBe(3);
    expect(ends[1]).toMatchObject({ endsAt, setBy: "alice" });
  });

  test("is told of once a day before, and falls due once", async ({ sandbox: { target } }) => {
    const store = await getStore();
    const { db } = store;
    const now = Date.now();
    const address = { target, clusterName: "default", serviceName: "short" };
    await saveEnd(db, address, new Date(now + day / 2).toISOString(), "alice");

    await tellEndsNear(store, now);
    await tellEndsNear(store, now);
    const told = await db.select().from(notificationEvents).where(eq(notificationEvents.name, "service-ends"));
    expect(told).toMatchObject([{ serviceName: "short", facts: { startedBy: "alice" } }]);
    expect(await listDueEnds(db, now)).toEqual([]);

    const [due] = await listDueEnds(db, now + day);
    expect(due).toMatchObject(address);
    if (due) await noteEndRun(db, due);
    expect(await listDueEnds(db, now + day)).toEqual([]);
  });

  test("is another end after it was put off, whatever had begun", async ({ sandbox: { target } }) => {
    const { db } = await getStore();
    const now = Date.now();
    const [end] = (await endsOf(target)).filter(({ serviceName }) => serviceName === "short");
    expect(end?.runId).toBeDefined();

    await setEnd(target, "short", extendedEnd(end?.endsAt, 1, now));
    expect((await listDueEnds(db, now + 3 * day)).map(({ serviceName }) => serviceName)).toContain("short");
  });
});
