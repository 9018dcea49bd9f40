import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { POST as cancelRun } from "@/app/api/v1/runs/[id]/cancel/route";
import { POST as retryRun } from "@/app/api/v1/runs/[id]/retry/route";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { leftCost } from "@/lib/domain/left-cost";
import { leftResources } from "@/lib/domain/left-resources";
import type { RecoveryWay } from "@/lib/domain/stack-recovery";
import type { Scenario } from "@/sandbox/scenarios/scenario";
import { seedImage } from "@/sandbox/scenarios/seeds/image";
import { day, minute, tellPast } from "@/sandbox/scenarios/seeds/past";
import { openStack } from "@/sandbox/scenarios/seeds/stack";
import { registryTemplate } from "@/sandbox/scenarios/seeds/templates";
import { deleteStack } from "@/sandbox/services/cloudformation/end-stack";
import { post, testIn, untilStep } from "@/server/testing";
import { failurePage } from "./failures/page-testing";
import { stacking } from "./failures/way-testing";

const region = "us-east-2";
const ways = ["delete-retaining", "force-delete"] as const satisfies RecoveryWay[];

const undeletable: Scenario = {
  name: "undeletable",
  summary: "Stacks whose deletion has failed, since there are images in their repositories.",
  settings: { ec2: { defaultVpc: true } },
  seed: (world) =>
    tellPast(world, day, (past) => {
      const call = past.caller(region);
      for (const name of ways) openStack(call, name, registryTemplate);
      past.pass(5 * minute);
      for (const name of ways) seedImage(call, { repositoryName: `${name}-images`, content: "one" });
      for (const name of ways) deleteStack(call, { StackName: name });
      past.pass(5 * minute);
    }),
};

const test = testIn({ scenario: undeletable, env: { AWS_REGION: region } });

describe("F18: a deploy into a stack that could not be deleted", { timeout: 90_000 }, () => {
  test.for(ways)(
    "lists what blocks, and goes on by %s, with what stays and what that costs",
    async (way, { sandbox }) => {
      const stuck = await stacking("stacks", way, registryTemplate.replace("-images", "-pictures"))({ sandbox });
      const { detail } = stuck.steps.find(({ progress }) => progress === "failed") ?? {};
      expect(detail?.stack).toMatchObject({ status: "DELETE_FAILED", resources: [{ logicalId: "Repository" }] });
      const { text, buttons } = await failurePage(stuck, "en");
      expect(text).toContain(`Repository AWS::ECR::Repository ${way}-images`);
      expect(text).toContain("cannot be deleted because it still contains images");
      expect(buttons).toEqual(expect.arrayContaining(["Delete all but what is in the way", "Force the deletion"]));

      const id = randomUUID();
      const recovery = { stackName: way, way, resources: ["Repository"] };
      const answer = await post(retryRun, { idempotencyKey: id, recovery }, { params: { id: stuck.id } });
      expect(answer.status, await answer.clone().text()).toBe(200);
      const run = await untilStep(
        readRun,
        id,
        ({ name, detail: { stack } }) => name === "build-stack" && stack?.stackId !== undefined,
      );
      await post(cancelRun, {}, { params: { id } });

      expect(run.steps.find(({ name }) => name === "recover")).toMatchObject({ progress: "succeeded" });
      const left = leftResources(run);
      expect(left.map(({ logicalId, resourceType }) => [logicalId, leftCost(resourceType)])).toEqual([
        ["Repository", "stored"],
      ]);
      expect(left[0]?.physicalId).toBe(`${way}-images`);
    },
  );
});
