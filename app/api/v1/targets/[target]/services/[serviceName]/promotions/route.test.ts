import { describe, expect } from "vitest";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import { GET as listServices } from "@/app/api/v1/targets/[target]/services/route";
import { Promotion } from "@/lib/domain/promotion";
import { splitTarget } from "@/lib/domain/split-target";
import { getStore } from "@/server/context";
import { saveTarget } from "@/server/store/save-target";
import { deployInput, get, post, settingsOfShop, testIn, untilEnded } from "@/server/testing";
import { GET as listPromotions } from "./route";

const test = testIn({ scenario: "with-default-vpc", watchedTimes: 20 });

describe.sequential("what runs elsewhere is shipped here", { timeout: 180_000 }, () => {
  test("the digest that runs in one Region is offered in another of the same account, and runs there without a build", async ({
    sandbox,
  }) => {
    const there = sandbox.target;
    const here = `${splitTarget(there).account}~eu-west-1`;
    for (const target of [there, here]) await know(target);
    const built = deployInput(there, { createDefaultVpc: false });
    await post(startRun, built);
    expect(await untilEnded(readRun, built.idempotencyKey)).toMatchObject({ progress: "succeeded" });
    const [promotion] = await untilOffered(there, here);

    expect(promotion).toMatchObject({ target: there, pull: "allowed", imageUri: expect.stringMatching(/@sha256:/) });
    const ship = { kind: "image", imageUri: promotion?.imageUri ?? "", settings: settingsOfShop } as const;
    const wanted = deployInput(here, { ship, createDefaultVpc: true });
    expect((await post(startRun, wanted)).status).toBe(200);
    const run = await untilEnded(readRun, wanted.idempotencyKey);
    expect(run.steps.find(({ progress }) => progress === "failed")).toBeUndefined();
    expect(run).toMatchObject({ progress: "succeeded", cause: "promotion" });
    expect(run.steps.find(({ detail }) => detail.image)?.detail.image?.digest).toBe(promotion?.digest);
  });

  test("an image of a target that Slipway does not know is refused by its field", async ({ sandbox }) => {
    const imageUri = `999999999999.dkr.ecr.eu-west-1.amazonaws.com/shop@sha256:${"a".repeat(64)}`;
    const ship = { kind: "image", imageUri, settings: settingsOfShop } as const;
    const answer = await post(startRun, deployInput(sandbox.target, { ship, serviceName: "other" }));

    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ fields: [{ field: "ship.imageUri", rule: "image-elsewhere" }] });
  });
});

async function know(target: string): Promise<void> {
  const { account, region } = splitTarget(target);
  const settings = { target, alias: `${account}-${region}`, colour: "plain", isProtected: false } as const;
  const reach = { by: "default-credentials" } as const;
  const store = await getStore();
  await saveTarget(store.db, { ...settings, reach, timeToLive: { tearsDownByItself: false } }, "test");
}

async function untilOffered(there: string, here: string): Promise<Promotion[]> {
  for (let tries = 0; tries < 100; tries += 1) {
    await get(listServices, { params: { target: there } }); // somebody looks
    const answer = await get(listPromotions, { params: { target: here, serviceName: "shop" } });
    const { promotions } = await answer.json();
    if (promotions.length > 0) return Promotion.array().parse(promotions);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`Nothing of ${there} is offered in ${here}`);
}
