import { randomUUID } from "node:crypto";
import { CloudFormation } from "@aws-sdk/client-cloudformation";
import { describe, expect } from "vitest";
import { POST as cancelRun } from "@/app/api/v1/runs/[id]/cancel/route";
import { POST as retryRun } from "@/app/api/v1/runs/[id]/retry/route";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import { POST as cancelUpdate } from "@/app/api/v1/targets/[target]/services/[serviceName]/outside/cancel-update/route";
import type { DeployRun, Step } from "@/lib/domain/run";
import type { Recovery } from "@/lib/domain/stack-recovery";
import { untilStack } from "@/sandbox/article-testing";
import { clientConfig } from "@/sandbox/client-config";
import type { Scenario } from "@/sandbox/scenarios/scenario";
import { seedImage } from "@/sandbox/scenarios/seeds/image";
import { day, tellPast } from "@/sandbox/scenarios/seeds/past";
import { waitingTemplate } from "@/sandbox/scenarios/seeds/templates";
import { failToRollBack, rollBack } from "@/sandbox/scenarios/stuck-stacks";
import { createRepository } from "@/sandbox/services/ecr/repositories";
import { deployInput, post, settingsOfShop, testIn, untilEnded, untilStep } from "@/server/testing";

const region = "ap-northeast-1";
let imageUri = "";

/** Stacks with the names that Slipway would give them, left stuck by somebody else. */
const stuck: Scenario = {
  name: "stuck",
  summary: "Stacks of services that cannot be changed.",
  settings: { ec2: { defaultVpc: true } },
  seed: (world) =>
    tellPast(world, day, (past) => {
      const call = past.caller(region);
      createRepository(call, { repositoryName: "shop" });
      imageUri = seedImage(call, { repositoryName: "shop", content: "one" });
      rollBack(past, call, "slipway-rolled-back");
      failToRollBack(past, call, "slipway-stuck");
      failToRollBack(past, call, "slipway-skipped");
    }),
};

const test = testIn({ scenario: stuck, speed: 400 });

describe("a stack that cannot be changed offers its way out", { timeout: 90_000 }, () => {
  test("F17: one that was rolled back is deleted and made anew in one click, by a retry that says so", async ({
    sandbox,
  }) => {
    const failed = await deploy(sandbox.target, "rolled-back");
    expect(stuckIn(failed)).toMatchObject({ stackName: "slipway-rolled-back", status: "ROLLBACK_COMPLETE" });
    const run = await recover(failed, { stackName: "slipway-rolled-back", way: "delete", resources: [] });

    expect(run.steps.filter(({ progress }) => progress !== "succeeded")).toEqual([]);
    expect(run.steps.map(({ name }) => name)).toContain("recover");
    expect(run).toMatchObject({ cause: "retry", causeRunId: failed.id });
  });

  test.for([
    ["stuck", "continue-rollback", []],
    ["skipped", "continue-rollback-skipping", ["Group"]],
  ] as const)(
    "F17: a rollback that failed is continued: of slipway-%s by %s",
    async ([serviceName, way, resources], { sandbox }) => {
      const failed = await deploy(sandbox.target, serviceName);
      expect(stuckIn(failed)).toMatchObject({ status: "UPDATE_ROLLBACK_FAILED", resources: [{ logicalId: "Group" }] });
      const id = await retry(failed, { stackName: `slipway-${serviceName}`, way, resources: [...resources] });
      const run = await untilStep(readRun, id, ({ name, progress }) => name === "recover" && progress === "succeeded");
      expect(run.steps.find(({ name }) => name === "recover")?.detail.stack?.status).toBe("UPDATE_ROLLBACK_COMPLETE");
      await cancel(id);
    },
  );

  test("F16: one that somebody else is changing is watched, and deployed once that has ended", async ({ sandbox }) => {
    const cloudformation = new CloudFormation(clientConfig(sandbox, region));
    await cloudformation.createStack({ StackName: "slipway-busy", TemplateBody: waitingTemplate(7, true) });
    sandbox.world.setSpeed(20);
    const input = inputFor(sandbox.target, "busy");
    await post(startRun, input);
    const isSeen = ({ detail }: Step) => detail.stack?.status === "CREATE_IN_PROGRESS";
    const run = await untilStep(readRun, input.idempotencyKey, isSeen);
    expect(run.steps.find(isSeen)).toMatchObject({ name: "preview", progress: "running" });
    const signal = {
      StackName: "slipway-busy",
      LogicalResourceId: "Wait",
      UniqueId: "other",
      Status: "SUCCESS",
    } as const;
    await cloudformation.signalResource(signal);
    sandbox.world.setSpeed(400);
    const previewed = await untilStep(readRun, input.idempotencyKey, ({ detail }) => detail.changes !== undefined);
    expect(previewed.progress).toBe("running");
    await cancel(run.id);
  });

  test("F16: one that somebody else is updating is waited for, and the deploy goes on when that update is cancelled from here", async ({
    sandbox,
  }) => {
    const cloudformation = new CloudFormation(clientConfig(sandbox, region));
    await cloudformation.createStack({ StackName: "slipway-taken", TemplateBody: waitingTemplate(7, false) });
    await untilStack(sandbox, "slipway-taken", "CREATE_COMPLETE");
    await cloudformation.updateStack({ StackName: "slipway-taken", TemplateBody: waitingTemplate(30, true) });
    sandbox.world.setSpeed(20);
    const input = inputFor(sandbox.target, "taken");
    await post(startRun, input);
    await untilStep(readRun, input.idempotencyKey, ({ detail }) => detail.stack?.status === "UPDATE_IN_PROGRESS");
    const answer = await post(cancelUpdate, {}, { params: { target: sandbox.target, serviceName: "taken" } });
    expect(await answer.json()).toMatchObject({ stackName: "slipway-taken" });
    sandbox.world.setSpeed(400);
    const previewed = await untilStep(readRun, input.idempotencyKey, ({ detail }) => detail.changes !== undefined);
    expect(previewed.progress).toBe("running");
    await cancel(input.idempotencyKey);
  });

  test("no other stack can be recovered by the retry of a deploy", async ({ sandbox }) => {
    const failed = await deploy(sandbox.target, "stuck", imageUri.replace(/@.*/, `@sha256:${"0".repeat(64)}`));
    const body = { idempotencyKey: randomUUID(), recovery: { stackName: "somebody-elses", way: "delete" } };
    const answer = await post(retryRun, body, { params: { id: failed.id } });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ fields: [{ field: "recovery.stackName" }] });
  });

  const inputFor = (target: string, serviceName: string, image = imageUri) =>
    deployInput(target, {
      serviceName,
      createDefaultVpc: false,
      ship: { kind: "image", imageUri: image, settings: settingsOfShop },
    });

  async function deploy(target: string, serviceName: string, image?: string): Promise<DeployRun> {
    const input = inputFor(target, serviceName, image);
    const answer = await post(startRun, input);
    expect(answer.status, await answer.clone().text()).toBe(200);
    return untilEnded(readRun, input.idempotencyKey);
  }

  async function retry(run: DeployRun, recovery: Recovery): Promise<string> {
    const idempotencyKey = randomUUID();
    const answer = await post(retryRun, { idempotencyKey, recovery }, { params: { id: run.id } });
    expect(answer.status, await answer.clone().text()).toBe(200);
    return idempotencyKey;
  }

  async function cancel(id: string): Promise<void> {
    const answer = await post(cancelRun, {}, { params: { id } });
    expect(answer.status, await answer.clone().text()).toBe(200);
    await untilEnded(readRun, id);
  }

  const recover = async (run: DeployRun, recovery: Recovery) => untilEnded(readRun, await retry(run, recovery));
});

function stuckIn(run: DeployRun) {
  return run.steps.find(({ progress }) => progress === "failed")?.detail.stack;
}
