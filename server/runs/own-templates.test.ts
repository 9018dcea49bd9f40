import { describe, expect } from "vitest";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import { POST as summarize } from "@/app/api/v1/targets/[target]/template-summary/route";
import type { DeployRun } from "@/lib/domain/run";
import { buildTemplate, serviceTemplate } from "@/sandbox/article-testing";
import { deployInput, post, testIn, untilEnded } from "@/server/testing";

const test = testIn({ scenario: "with-default-vpc" });

const ship = {
  kind: "templates" as const,
  healthCheckPath: "/health",
  buildStack: { stackName: "hand-made-build", template: buildTemplate, parameters: { ImageName: "hand-made" } },
  serviceStack: {
    stackName: "hand-made",
    template: serviceTemplate,
    parameters: { ImageBuildStackName: "hand-made-build", ServiceName: "hand-made" },
  },
};

describe("a person's own two templates", { timeout: 90_000 }, () => {
  test("tell their parameters before anything is made", async ({ sandbox }) => {
    const answer = await post(summarize, { template: serviceTemplate }, { params: { target: sandbox.target } });
    const { parameters, resourceTypes, capabilities } = await answer.json();

    expect(parameters).toMatchObject([
      { name: "ImageBuildStackName", type: "String", default: "image-build-stack" },
      { name: "ServiceName", type: "String" },
      { name: "ContainerPort", type: "Number", default: "80" },
    ]);
    expect(resourceTypes).toContain("AWS::ECS::ExpressGatewayService");
    expect(capabilities).toEqual(["CAPABILITY_NAMED_IAM"]);
  });

  test("ship as they stand, names read from their resources", async ({ sandbox }) => {
    const run = await deploy(sandbox.target);

    expect(run.steps.filter((step) => step.progress !== "succeeded")).toEqual([]);
    expect(run.endpoint).toMatch(/^http/);
  });

  test("F20: a second deploy rolls out the new image, though a moving tag leaves nothing to change in the stack", async ({
    sandbox,
  }) => {
    const run = await deploy(sandbox.target);

    expect(run.steps.filter((step) => step.progress !== "succeeded")).toEqual([]);
    expect(run.steps.find((step) => step.name === "preview")?.detail.changes).toEqual([]);
    const rolledOut = sandbox.world.truth.filter((entry) => entry.name === "ecs:UpdateService");
    expect(rolledOut).toHaveLength(1);
  });

  async function deploy(target: string): Promise<DeployRun> {
    const input = deployInput(target, { serviceName: "hand-made", createDefaultVpc: false, ship });
    const answer = await post(startRun, input);
    expect(answer.status, await answer.clone().text()).toBe(200);
    return untilEnded(readRun, input.idempotencyKey);
  }
});
