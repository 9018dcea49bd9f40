import { ECS } from "@aws-sdk/client-ecs";
import { expect } from "vitest";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import { clientConfig } from "@/sandbox/client-config";
import type { Scenario } from "@/sandbox/scenarios/scenario";
import { seedImage } from "@/sandbox/scenarios/seeds/image";
import { day, tellPast } from "@/sandbox/scenarios/seeds/past";
import { openStack } from "@/sandbox/scenarios/seeds/stack";
import { serviceTemplate } from "@/sandbox/scenarios/seeds/templates";
import { createRepository } from "@/sandbox/services/ecr/repositories";
import { deployInput, post, settingsOfShop, testIn, untilEnded, untilStep } from "@/server/testing";

const region = "ap-northeast-1";
let imageUri = "";

/** A service of somebody's own stack, by the name that another shall have. */
const named: Scenario = {
  name: "named",
  summary: "A service that somebody is about to delete.",
  settings: { ec2: { defaultVpc: true } },
  seed: (world) =>
    tellPast(world, day, (past) => {
      const call = past.caller(region);
      createRepository(call, { repositoryName: "shop" });
      imageUri = seedImage(call, { repositoryName: "shop", content: "one" });
      openStack(call, "older", serviceTemplate, { ServiceName: "shop", Image: imageUri });
    }),
};

const test = testIn({ scenario: named, speed: 10 });

test("F19: a service whose name still drains is waited for, and made once ECS has let it go", {
  timeout: 180_000,
}, async ({ sandbox }) => {
  const ecs = new ECS(clientConfig(sandbox, region));
  const { serviceArns: [serviceArn] = [] } = await ecs.listServices({ resourceManagementType: "ECS" });
  await ecs.deleteExpressGatewayService({ serviceArn });
  const ship = { kind: "image", imageUri, settings: settingsOfShop } as const;
  const input = deployInput(sandbox.target, { createDefaultVpc: false, ship });
  await post(startRun, input);
  await untilStep(readRun, input.idempotencyKey, ({ heldUpBy }) => heldUpBy === "DRAINING");
  sandbox.world.setSpeed(400);
  const run = await untilEnded(readRun, input.idempotencyKey);

  expect(run.steps.filter(({ progress }) => progress !== "succeeded")).toEqual([]);
});
