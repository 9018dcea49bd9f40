import { randomUUID } from "node:crypto";
import { like } from "drizzle-orm";
import { describe, expect } from "vitest";
import { POST as decideApproval } from "@/app/api/v1/approvals/[id]/decide/route";
import { POST as confirmRun } from "@/app/api/v1/runs/[id]/confirm/route";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import { getStore } from "@/server/context";
import { apiTokens, targets } from "@/server/store/access-schema";
import { insertGrant } from "@/server/store/grants";
import { notificationEvents } from "@/server/store/notification-schema";
import { deployInput, post, settingsOfShop, signedIn, testIn, untilEnded, untilStep } from "@/server/testing";
import { hashOf, newSecret } from "../access/secret";
import { Killer, restart } from "./kill-testing";

const test = testIn({ scenario: "with-default-vpc", speed: 1000 });

async function personWith(name: string, role: "deployer" | "admin") {
  const id = `oidc:${name}`;
  const grant = { target: "*", role, subjectKind: "person", subject: id, createdBy: "test" } as const;
  await insertGrant((await getStore()).db, { id: randomUUID(), ...grant });
  return signedIn({ person: { id, name, groups: [] }, method: "oidc" });
}

/** A token of somebody: whoever has made it is who asks. */
async function tokenOf(name: string): Promise<{ authorization: string }> {
  const secret = newSecret();
  await (await getStore()).db.insert(apiTokens).values({
    ...{ id: randomUUID(), name: `token of ${name}`, kind: "api", role: "admin", targets: [] },
    ...{ createdBy: `oidc:${name}`, expiresAt: new Date(Date.now() + 3_600_000), hash: hashOf(secret) },
  });
  return { authorization: `Bearer ${secret}` };
}

async function protect(target: string): Promise<void> {
  await (await getStore()).db.insert(targets).values({
    ...{ target, alias: "prod", colour: "plain", isProtected: true, savedBy: "test" },
    ...{ reach: { by: "default-credentials" }, timeToLive: { tearsDownByItself: false } },
  });
}

const say = (id: string, decision: string, headers: Record<string, string>, note?: string) =>
  post(decideApproval, { decision, note }, { params: { id }, headers });

describe("a deploy of a protected target", { timeout: 120_000 }, () => {
  test("waits for another admin than who starts it, whatever they come with, and touches nothing before", async ({
    sandbox,
  }) => {
    const { target } = sandbox;
    await protect(target);
    const tom = await personWith("tom", "deployer");
    const [mina, noor] = [await personWith("mina", "admin"), await personWith("noor", "admin")];
    const changes = () =>
      sandbox.world.truth.filter(({ type, name }) => type === "call" && /Create|Start|Execute|Put/.test(name)).length;
    const before = changes();

    const input = deployInput(target, { reason: "Fixes the till" });
    expect((await post(startRun, input, { headers: tom })).status).toBe(200);
    const id = input.idempotencyKey;
    const waiting = await untilStep(readRun, id, ({ name, progress }) => name === "approval" && progress === "running");
    expect(waiting.steps.map(({ name }) => name).slice(0, 2)).toEqual(["approval", "check-target"]);
    const killer = new Killer(sandbox.origin, { kills: false }); // stays open: what follows reaches AWS through it
    await restart(killer);
    expect(await (await say(id, "approved", tom)).json()).toMatchObject({ kind: "needs-role" });
    expect(changes()).toBe(before);
    expect(await (await say(id, "approved", noor)).json()).toMatchObject({ subject: "deploy", decidedBy: "noor" });
    expect(await untilEnded(readRun, id)).toMatchObject({ progress: "succeeded", startedBy: "tom" });

    const own = deployInput(target);
    await post(startRun, own, { headers: mina });
    expect(await (await say(own.idempotencyKey, "approved", mina)).json()).toMatchObject({ kind: "own-approval" });
    const byToken = await say(own.idempotencyKey, "approved", await tokenOf("mina"));
    expect(await byToken.json()).toMatchObject({ kind: "own-approval" });
    await say(own.idempotencyKey, "refused", noor, "Not today");
    const refused = await untilEnded(readRun, own.idempotencyKey);
    expect(refused.progress).toBe("failed");
    expect(refused.steps[0]).toMatchObject({
      ...{ name: "approval", progress: "failed" },
      failure: { rule: "approval-refused", message: expect.stringContaining("Not today") },
    });
  });

  test("tells whoever wants to know that it waits for approval, once", async ({ sandbox: _ }) => {
    const { db } = await getStore();
    const events = await db.select().from(notificationEvents).where(like(notificationEvents.id, "run-waits:%"));
    expect(events.map(({ name, facts }) => [name, facts.waitsFor])).toEqual([
      ["deploy-waits", "approval"],
      ["deploy-waits", "approval"],
    ]);
  });

  test("with a risk is let through by an admin alone", async ({ sandbox: { target } }) => {
    const tom = await personWith("tom-2", "deployer");
    const imageUri = `${target.split("~")[0]}.dkr.ecr.ap-northeast-1.amazonaws.com/shop:latest`;
    const ship = { kind: "image", imageUri, settings: settingsOfShop } as const;
    const input = deployInput(target, { ship });
    await post(startRun, input, { headers: tom });
    const params = { id: input.idempotencyKey };
    const word = await post(confirmRun, { decision: "go-on", preview: "any" }, { params, headers: tom });
    expect(await word.json()).toMatchObject({ kind: "needs-role", needs: { role: "admin" } });
  });
});
