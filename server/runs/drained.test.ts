import { CloudFormation } from "@aws-sdk/client-cloudformation";
import { expect } from "vitest";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import { clientConfig } from "@/sandbox/client-config";
import type { Scenario } from "@/sandbox/scenarios/scenario";
import { seedImage } from "@/sandbox/scenarios/seeds/image";
import { day, tellPast } from "@/sandbox/scenarios/seeds/past";
import { createRepository } from "@/sandbox/services/ecr/repositories";
import { deployInput, post, settingsOfShop, testIn, untilEnded, untilStep } from "@/server/testing";

const region = "ap-northeast-1";
let imageUri = "";

/** CloudFormation takes a service for deleted while ECS still drains it. */
const drains: Scenario = {
  name: "drains",
  summary: "A stack is gone before its service is.",
  settings: { ec2: { defaultVpc: true }, cloudformation: { expressDeletionEnds: "DRAINING" } },
  seed: (world) =>
    tellPast(world, day, (past) => {
      const call = past.caller(region);
      createRepository(call, { repositoryName: "shop" });
      imageUri = seedImage(call, { repositoryName: "shop", content: "one" });
    }),
};

const test = testIn({ scenario: drains, speed: 400 });

test("F19: a service whose name still drains is waited for, and made once ECS has let it go", {
  timeout: 180_000,
}, async ({ sandbox }) => {
  const ship = { kind: "image", imageUri, settings: settingsOfShop } as const;
  const inputOf = () => deployInput(sandbox.target, { createDefaultVpc: false, ship });
  const first = inputOf();
  await post(startRun, first);
  expect(await untilEnded(readRun, first.idempotencyKey)).toMatchObject({ progress: "succeeded" });

  sandbox.world.setSpeed(10);
  const cloudformation = new CloudFormation(clientConfig(sandbox, region));
  await cloudformation.deleteStack({ StackName: "slipway-shop" });
  const isGone = () =>
    cloudformation.describeStacks({ StackName: "slipway-shop" }).then(
      () => false,
      () => true,
    );
  while (!(await isGone())) await new Promise((resolve) => setTimeout(resolve, 100));
  const again = inputOf();
  await post(startRun, again);
  await untilStep(readRun, again.idempotencyKey, ({ heldUpBy }) => heldUpBy === "DRAINING");
  sandbox.world.setSpeed(400);
  const run = await untilEnded(readRun, again.idempotencyKey);

  expect(run.steps.filter(({ progress }) => progress !== "succeeded")).toEqual([]);
});
