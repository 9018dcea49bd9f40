import { expect } from "vitest";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import type { DeployRun } from "@/lib/domain/run";
import { deployInput, post, settingsOfShop, testIn, untilEnded } from "@/server/testing";

const test = testIn({ scenario: "with-default-vpc" });

test("stacks that end together are told by one list, and what CloudFormation said is read all the same", {
  timeout: 180_000,
}, async ({ sandbox }) => {
  const first = deployInput(sandbox.target);
  await post(startRun, first);
  const imageUri = imageOf(await untilEnded(readRun, first.idempotencyKey));
  sandbox.world.setSpeed(13); // so that they end between two looks at their events
  const ship = { kind: "image", imageUri, settings: settingsOfShop } as const;
  const names = ["one", "two", "three", "four", "five", "six"];
  const inputs = names.map((serviceName) => deployInput(sandbox.target, { serviceName, ship }));
  await Promise.all(inputs.map((input) => post(startRun, input)));
  const runs = await Promise.all(inputs.map(({ idempotencyKey }) => untilEnded(readRun, idempotencyKey)));

  expect(runs.map(({ progress }) => progress)).toEqual(names.map(() => "succeeded"));
  const lists = sandbox.world.truth.filter(({ name }) => name === "cloudformation:ListStacks");
  const isOfEnded = ({ detail }: (typeof lists)[number]) => JSON.stringify(detail).includes('"CREATE_COMPLETE"');
  expect(lists.filter(isOfEnded).length).toBeGreaterThan(0);
  const drained = async () =>
    Promise.all(inputs.map(async ({ idempotencyKey }) => resourcesOf(await untilEnded(readRun, idempotencyKey))));
  await expect.poll(drained, { timeout: 30_000 }).toEqual(names.map(() => ["succeeded"]));
});

function imageOf({ steps }: DeployRun): string {
  return steps.find(({ name }) => name === "image")?.detail.image?.imageUri ?? "";
}

/** What became of the resources, each word once. */
function resourcesOf({ steps }: DeployRun): string[] {
  const { resources = [] } = steps.find(({ name }) => name === "rollout")?.detail.stack ?? {};
  return [...new Set(resources.map(({ progress }) => progress))];
}
