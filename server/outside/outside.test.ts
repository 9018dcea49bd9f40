import { CloudFormation, type UpdateStackCommandInput } from "@aws-sdk/client-cloudformation";
import { CodeBuild } from "@aws-sdk/client-codebuild";
import { describe, expect } from "vitest";
import { GET as listActivity } from "@/app/api/v1/activity/route";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import { POST as cancelBuild } from "@/app/api/v1/targets/[target]/builds/[buildId]/cancel/route";
import { GET as readBuild } from "@/app/api/v1/targets/[target]/builds/[buildId]/route";
import { POST as cancelUpdate } from "@/app/api/v1/targets/[target]/services/[serviceName]/outside/cancel-update/route";
import { GET as listOutside } from "@/app/api/v1/targets/[target]/services/[serviceName]/outside/route";
import { GET as readTeam } from "@/app/api/v1/team/route";
import { OutsideWork } from "@/lib/domain/outside-work";
import type { TeamService } from "@/lib/domain/team-status";
import { makeArticle, region, serviceTemplate, untilStack } from "@/sandbox/article-testing";
import { clientConfig } from "@/sandbox/client-config";
import { deployInput, get, post, testIn, untilEnded, untilStep } from "@/server/testing";
import { untilTeam, untilWorksSeen } from "@/server/watch/watch-testing";

const test = testIn({ scenario: "with-default-vpc", speed: 1000, watchedTimes: 20 });
type Place = Parameters<typeof clientConfig>[0];

describe("what goes on with a service and was not started here", { timeout: 120_000 }, () => {
  test("a build is seen while it runs and after it, with who started it, and makes no service deploying", async ({
    sandbox,
  }) => {
    await makeArticle(sandbox, "chat");
    await untilRow(({ version }) => version?.digest !== undefined);
    sandbox.world.setSpeed(20);
    const codebuild = new CodeBuild(clientConfig(sandbox, region));
    const { build } = await codebuild.startBuild({ projectName: "chat-image-build-build-project" });
    const id = build?.id ?? "";

    const running = await untilWork(sandbox.target, (work) => work.id === id && work.progress === "running");
    expect(running).toMatchObject({ kind: "build", name: "chat-image-build-build-project" });
    expect(running.startedBy).toBeTruthy();
    const row = await untilRow(({ deploy }) => deploy?.build?.id === id);
    expect(row).toMatchObject({ state: "healthy", deploy: { startedBy: running.startedBy } });
    sandbox.world.setSpeed(1000);
    await untilWork(sandbox.target, (work) => work.id === id && work.progress === "succeeded");
    await untilRow(({ deploy }) => deploy === undefined);
  });

  test("a build is the service's where its buildspec alone has the address of the repository", async ({ sandbox }) => {
    const codebuild = new CodeBuild(clientConfig(sandbox, region));
    const { projects: [known] = [] } = await codebuild.batchGetProjects({ names: ["chat-image-build-build-project"] });
    const address = "$AWS_ACCOUNT_ID.dkr.ecr.$AWS_REGION.amazonaws.com/chat-images:latest";
    const buildspec = `version: 0.2\nphases:\n  build:\n    commands: ['docker push ${address}']\n`;
    await codebuild.createProject({
      name: "by-hand",
      serviceRole: known?.serviceRole,
      artifacts: { type: "NO_ARTIFACTS" },
      environment: {
        type: "LINUX_CONTAINER",
        computeType: "BUILD_GENERAL1_SMALL",
        image: "aws/codebuild/standard:7.0",
      },
      source: { type: "NO_SOURCE", buildspec },
    });
    const { build } = await codebuild.startBuild({ projectName: "by-hand" });
    await untilWork(sandbox.target, ({ id, name }) => id === build?.id && name === "by-hand");
  });

  test("an update of its stack is seen with its rollout, and is cancelled from here, which is written down", async ({
    sandbox,
  }) => {
    sandbox.world.setSpeed(20);
    await updateService(sandbox, "/");
    const stack = await untilWork(sandbox.target, ({ kind, progress }) => kind === "stack" && progress === "running");
    expect(stack).toMatchObject({ name: "chat-service", status: "UPDATE_IN_PROGRESS" });
    const row = await untilRow(({ deploy }) => deploy?.stackStatus !== undefined);
    expect(row).toMatchObject({ state: "deploying" });
    expect(row.deploy?.runId).toBeUndefined();
    await untilWork(sandbox.target, ({ kind, progress }) => kind === "rollout" && progress === "running");

    const answer = await post(cancelUpdate, {}, { params: { target: sandbox.target, serviceName: "chat" } });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ stackName: "chat-service", status: /^UPDATE_ROLLBACK/ });
    sandbox.world.setSpeed(1000);
    await untilStack(sandbox, "chat-service", "UPDATE_ROLLBACK_COMPLETE");
    const ended = await untilWork(sandbox.target, ({ id, progress }) => id === stack.id && progress === "failed");
    expect(ended).toMatchObject({ status: "UPDATE_ROLLBACK_COMPLETE", endedAt: expect.any(String) });

    const { records } = await (await get(listActivity)).json();
    expect(records.filter(({ action }: { action: string }) => action === "cancel-stack-update")).toMatchObject([
      { result: "done", subject: "chat-service", detail: { service: "chat" } },
      { result: "intended" },
    ]);
    const again = await post(cancelUpdate, {}, { params: { target: sandbox.target, serviceName: "chat" } });
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({ kind: "cannot-be-stopped" });
    const unknown = await post(cancelUpdate, {}, { params: { target: sandbox.target, serviceName: "nobodys" } });
    expect(unknown.status).toBe(404);
  });

  test("what a run of Slipway's does is its own: neither its build, its stacks nor its rollout are outside", async ({
    sandbox,
  }) => {
    sandbox.world.setSpeed(200);
    const input = deployInput(sandbox.target, { createDefaultVpc: false });
    await post(startRun, input);
    const building = await untilStep(readRun, input.idempotencyKey, ({ detail }) => detail.build !== undefined);
    const buildId = building.steps.find(({ detail }) => detail.build)?.detail.build?.id ?? "";
    const asked = { params: { target: sandbox.target, buildId } };
    expect(await (await get(readBuild, asked)).json()).toMatchObject({
      run: { id: building.id, number: building.number },
      startedBy: building.startedBy,
    });
    const refused = await post(cancelBuild, {}, asked);
    expect(await refused.json()).toMatchObject({ kind: "run-in-progress" });

    sandbox.world.setSpeed(1000);
    const run = await untilEnded(readRun, building.id);
    expect(run.progress).toBe("succeeded");
    await untilRow(({ serviceName, deploy, version }) => serviceName === "shop" && !deploy && version !== undefined);
    await untilWorksSeen(sandbox.target, "shop", ["build", "rollout"]);
    expect(await worksOf(sandbox.target, "shop")).toEqual([]);
  });
});

/** As somebody does at the command line: another health check path of the article's service. */
async function updateService(sandbox: Place, path: string): Promise<void> {
  const cloudformation = new CloudFormation(clientConfig(sandbox, region));
  const Parameters = [
    { ParameterKey: "ImageBuildStackName", ParameterValue: "chat-image-build" },
    { ParameterKey: "ServiceName", ParameterValue: "chat" },
  ];
  const TemplateBody = serviceTemplate.replace("HealthCheckPath: /health", `HealthCheckPath: ${path}`);
  const input: UpdateStackCommandInput = { StackName: "chat-service", TemplateBody, Parameters };
  await cloudformation.updateStack({ ...input, Capabilities: ["CAPABILITY_NAMED_IAM"] });
}

async function worksOf(target: string, serviceName: string): Promise<OutsideWork[]> {
  const answer = await get(listOutside, { params: { target, serviceName } });
  return OutsideWork.array().parse((await answer.json()).works);
}

async function untilWork(target: string, isWanted: (work: OutsideWork) => boolean): Promise<OutsideWork> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const works = await worksOf(target, "chat");
    const found = works.find(isWanted);
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`No such work: ${JSON.stringify(works)}`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

async function untilRow(isWanted: (row: TeamService) => boolean): Promise<TeamService> {
  let found: TeamService | undefined;
  await untilTeam(readTeam, ({ targets }) => {
    found = targets.flatMap(({ services }) => services).find(isWanted);
    return found !== undefined;
  });
  if (!found) throw new Error("There is no such service");
  return found;
}
