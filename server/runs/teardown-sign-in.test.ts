import { expect } from "vitest";
import { GET as readReceipt } from "@/app/api/v1/runs/[id]/receipt/route";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { GET as readPlan } from "@/app/api/v1/targets/[target]/teardown-plan/route";
import { POST as startTeardown } from "@/app/api/v1/teardowns/route";
import type { TeardownRun } from "@/lib/domain/run";
import { TeardownPlan } from "@/lib/domain/teardown-plan";
import { buildImage, buildTemplate, makeStack } from "@/sandbox/article-testing";
import { revokeCredentials } from "@/sandbox/credentials";
import { changeIdentityCenter } from "@/sandbox/identity-center/control";
import type { Browser } from "@/server/access/browser-testing";
import { identityCenterEnv, signedInAs, withPeople } from "@/server/access/identity-center-testing";
import { get, testIn } from "@/server/testing";
import { itemsOf, pressOf } from "./teardown-testing";

const test = testIn({ scenario: withPeople, speed: 400, env: identityCenterEnv });

async function until(browser: Browser, id: string, isWanted: (run: TeardownRun) => boolean): Promise<TeardownRun> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const run = await browser.get<TeardownRun>(readRun, { id });
    if (isWanted(run)) return run;
    if (Date.now() > deadline) throw new Error(`Not as expected: ${JSON.stringify(run, null, 1)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test("F11: a sign-in that ends in the middle of a teardown pauses it, and the next one goes on with it", {
  timeout: 90_000,
}, async ({ sandbox }) => {
  const admin = { roleName: "AdministratorAccess" };
  const mina = await signedInAs(sandbox, "mina", admin);
  await makeStack(sandbox, "paused", buildTemplate, { ImageName: "paused-images" });
  await buildImage(sandbox, "paused-build-project");
  const query = { of: "stack:paused" };
  const asked = await get(readPlan, { params: { target: sandbox.target }, query, headers: mina.headers });
  const plan = TeardownPlan.parse(await asked.json());
  sandbox.faults.add([{ kind: "latency", service: "ecr", operation: "BatchDeleteImage", latencyMs: 1500 }]);
  const { id } = await mina.post<TeardownRun>(startTeardown, pressOf(plan));
  await until(mina, id, (run) => itemsOf(run).some(({ progress }) => progress === "deleting"));
  changeIdentityCenter(sandbox.world, { signOut: { userName: "mina" } });
  revokeCredentials(sandbox.world, ({ arn }) => arn.endsWith("/mina"));

  const ines = await signedInAs(sandbox, "ines", { roleName: "ViewOnly" });
  const held = await until(ines, id, ({ steps }) => steps.some(({ heldUpBy }) => heldUpBy === "needs-sign-in"));
  expect(held.steps.map(({ progress }) => progress)).not.toContain("failed");
  expect(itemsOf(held).map(({ progress }) => progress)).not.toContain("skipped");
  expect(held.endedAt).toBeUndefined();
  sandbox.faults.clear();

  const again = await signedInAs(sandbox, "mina", admin);
  expect(await until(again, id, ({ endedAt }) => endedAt !== undefined)).toMatchObject({
    progress: "succeeded",
    outcome: "nothing-left",
  });
  const deletions = sandbox.world.truth.filter(({ name }) => name === "cloudformation:DeleteStack");
  expect(deletions).toHaveLength(1);
  const receipt = await again.get<{ left: unknown[] }>(readReceipt, { id });
  expect(receipt.left).toEqual([]);
});
