import { ECSClient, TagResourceCommand } from "@aws-sdk/client-ecs";
import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { GET as listEnds } from "@/app/api/v1/ends/route";
import { POST as saveTarget } from "@/app/api/v1/targets/route";
import type { NewTarget } from "@/lib/domain/target";
import { makeArticle, region } from "@/sandbox/article-testing";
import { clientConfig } from "@/sandbox/client-config";
import { getStore } from "@/server/context";
import { endServices } from "@/server/runs/end-services";
import { untilTeardown } from "@/server/runs/teardown-testing";
import { notificationEvents } from "@/server/store/notification-schema";
import { runs } from "@/server/store/schema";
import { saveEnd } from "@/server/store/service-ends";
import { get, post, signedIn, testIn } from "@/server/testing";

const test = testIn({ scenario: "with-default-vpc", speed: 1000 });

async function letTargetTearDown(target: string, changes: Partial<NewTarget> = {}): Promise<void> {
  const settings = { target, alias: "lab", colour: "plain", isProtected: false, reach: { by: "default-credentials" } };
  const wanted = { ...settings, timeToLive: { tearsDownByItself: true }, ...changes };
  expect((await post(saveTarget, wanted, { headers: await signedIn() })).status).toBe(200);
}

const over = () => new Date(Date.now() - 1000).toISOString();
const addressOf = (target: string, serviceName: string) => ({ target, clusterName: "default", serviceName });

describe("a service whose time is over", { timeout: 120_000 }, () => {
  test("waits for a person in a target that does not let it go by itself", async ({ sandbox: { target } }) => {
    const store = await getStore();
    await saveEnd(store.db, addressOf(target, "trial"), over(), "alice");
    await endServices(store, Date.now());
    await endServices(store, Date.now());

    const told = await store.db.select().from(notificationEvents).where(eq(notificationEvents.name, "service-ended"));
    expect(told).toMatchObject([{ target, serviceName: "trial" }]);
    expect(await store.db.select().from(runs)).toEqual([]);
    expect(await (await get(listEnds, { query: { target } })).json()).toMatchObject({ ends: [{ state: "over" }] });
  });

  test("is forgotten where it is gone already", async ({ sandbox: { target } }) => {
    const store = await getStore();
    await letTargetTearDown(target);
    await endServices(store, Date.now());

    expect(await (await get(listEnds, { query: { target } })).json()).toEqual({ ends: [] });
  });

  test("stays as long as a tag holds it back", async ({ sandbox }) => {
    const { target } = sandbox;
    const store = await getStore();
    await makeArticle(sandbox, "trial");
    const resourceArn = `arn:aws:ecs:${region}:${sandbox.world.account}:service/default/trial`;
    const ecs = new ECSClient(clientConfig(sandbox, region));
    const keep = (value: string) =>
      ecs.send(new TagResourceCommand({ resourceArn, tags: [{ key: "keep-until", value }] }));
    await keep("2999-12-31");
    await saveEnd(store.db, addressOf(target, "trial"), over(), "alice");
    await endServices(store, Date.now());
    expect(await store.db.select().from(runs)).toEqual([]);
    await keep("2020-01-01");
  });

  test("goes by itself, once, however many look at the same time", async ({ sandbox }) => {
    const store = await getStore();
    await Promise.allSettled([endServices(store, Date.now()), endServices(store, Date.now())]);
    await endServices(store, Date.now());
    const begun = await store.db.select().from(runs);
    expect(begun).toMatchObject([{ kind: "teardown", serviceName: "trial", startedBy: "Slipway" }]);

    const run = await untilTeardown(begun[0]?.id ?? "");
    expect(run).toMatchObject({ kind: "teardown", progress: "succeeded" });
    await endServices(store, Date.now());
    expect(await store.db.select().from(runs)).toHaveLength(1);
    const services = await (await fetch(`${sandbox.origin}/_sandbox/inventory?type=AWS::CloudFormation::Stack`)).json();
    expect(services.items).toEqual([]);
  });
});
