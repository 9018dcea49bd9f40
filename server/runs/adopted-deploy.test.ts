import { CloudFormationClient, DescribeStacksCommand, GetTemplateCommand } from "@aws-sdk/client-cloudformation";
import { DescribeExpressGatewayServiceCommand, ECSClient } from "@aws-sdk/client-ecs";
import { describe, expect } from "vitest";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import { GET as readAdoption } from "@/app/api/v1/targets/[target]/services/[serviceName]/adoption/route";
import type { AdoptedShip } from "@/lib/domain/adopted-ship";
import type { Adoption } from "@/lib/domain/adoption";
import type { DeployRun } from "@/lib/domain/run";
import {
  buildImage,
  buildTemplate,
  makeArticle,
  makeStack,
  parameterTemplate,
  region,
} from "@/sandbox/article-testing";
import { clientConfig } from "@/sandbox/client-config";
import { makeExpressService, makeProject } from "@/sandbox/handmade-testing";
import { deployInput, get, post, testIn, untilEnded } from "@/server/testing";

const test = testIn({ scenario: "with-default-vpc", speed: 1000 });

describe("a service that somebody made by the article", { timeout: 120_000 }, () => {
  test("is found with its stack, its project and its repository, and why no parameter has the image", async ({
    sandbox,
  }) => {
    await makeArticle(sandbox, "chat");
    const adoption = await adoptionOf(sandbox.target, "chat");

    expect(adoption).toMatchObject({
      madeBy: { by: "cloudformation", stackName: "chat-service" },
      image: expect.stringMatching(/\/chat-images:latest$/),
      stack: { stackName: "chat-service", status: "CREATE_COMPLETE", isNested: false, candidates: [] },
      changes: [{ by: "service-update" }, { by: "forced-deployment" }],
      problems: [],
    });
    expect(adoption.stack?.imageParameter).toBeUndefined();
    expect(adoption.builds).toEqual([
      {
        projectName: "chat-image-build-build-project",
        repositoryName: "chat-images",
        stackName: "chat-image-build",
        sourceType: "GITHUB",
        sourceLocation: "https://github.com/ymd65536/ECSExpressMode.git",
        hasRevisions: true,
      },
    ]);
  });

  test("ships what was built under the same tag, and its stack does not drift", async ({ sandbox }) => {
    const before = await templateOf(sandbox, "chat-service");
    const run = await deploy(sandbox.target, "chat", { change: { by: "forced-deployment" } });

    expect(failureOf(run)).toBeUndefined();
    expect(run.steps.map(({ name }) => name)).toEqual([
      "check-target",
      "build",
      "image",
      "preview",
      "service-update",
      "rollout",
      "health",
    ]);
    expect(await imageOf(sandbox, run)).toMatch(/:latest$/);
    expect(await templateOf(sandbox, "chat-service")).toBe(before);
  });

  test("ships the digest that was built, past its stack, of which the template stays as it is", async ({ sandbox }) => {
    const before = await templateOf(sandbox, "chat-service");
    const run = await deploy(sandbox.target, "chat", {});

    expect(failureOf(run)).toBeUndefined();
    const built = run.steps.find(({ name }) => name === "image")?.detail.image?.imageUri;
    expect(built).toMatch(/chat-images@sha256:/);
    expect(await imageOf(sandbox, run)).toBe(built);
    expect(run.steps.find(({ name }) => name === "preview")?.detail.changes).toMatchObject([
      { action: "Modify", replacement: "False", properties: [{ after: built }] },
    ]);
    expect(await templateOf(sandbox, "chat-service")).toBe(before);
    expect(run.endpoint).toMatch(/^http/);
  });

  test("goes back to an image that is there without a build; by the same tag it cannot go any more", async ({
    sandbox,
  }) => {
    const { builds, changes, ...adoption } = await adoptionOf(sandbox.target, "chat");
    expect(changes).toEqual([{ by: "service-update" }]);
    const run = await deploy(sandbox.target, "chat", {
      image: { from: "registry", imageUri: `${adoption.image?.replace(/@.*/, "")}:latest` },
    });

    expect(failureOf(run)).toBeUndefined();
    expect(run.steps.map(({ name }) => name)).not.toContain("build");
  });
});

describe("a stack whose template has a parameter for the image", { timeout: 120_000 }, () => {
  test("is changed by that parameter alone", async ({ sandbox }) => {
    await makeStack(sandbox, "web-build", buildTemplate, { ImageName: "web-images" });
    await buildImage(sandbox, "web-build-build-project");
    const imageUri = `${sandbox.target.replace("~", ".dkr.ecr.")}.amazonaws.com/web-images:latest`;
    await makeStack(sandbox, "web", parameterTemplate, { ServiceName: "web", ImageUri: imageUri, Greeting: "hello" });
    const before = await templateOf(sandbox, "web");
    const adoption = await adoptionOf(sandbox.target, "web");
    const parameter = { name: "ImageUri", holds: "image" };
    expect(adoption).toMatchObject({
      madeBy: { by: "cdk", stackName: "web" },
      changes: [{ by: "change-set", stackName: "web", parameter }],
    });

    const run = await deploy(sandbox.target, "web", {});
    expect(failureOf(run)).toBeUndefined();
    const image = run.steps.find(({ name }) => name === "image")?.detail.image?.imageUri;
    expect(await parametersOf(sandbox, "web")).toEqual({ ServiceName: "web", ImageUri: image, Greeting: "hello" });
    expect(await imageOf(sandbox, run)).toBe(image);
    expect(await templateOf(sandbox, "web")).toBe(before);
  });
});

describe("a service of no stack", { timeout: 120_000 }, () => {
  test("is deployed by itself; its project is found by the repository that it is told", async ({ sandbox }) => {
    const { projectName, imageUri } = await makeProject(sandbox, "cli-project", "cli-images");
    await makeExpressService(sandbox, { serviceName: "By_Hand", image: imageUri, environment: { GREETING: "hello" } });
    const adoption = await adoptionOf(sandbox.target, "By_Hand");
    expect(adoption).toMatchObject({
      madeBy: { by: "hand" },
      builds: [{ projectName, repositoryName: "cli-images" }],
      changes: [{ by: "service-update" }, { by: "forced-deployment" }],
    });
    expect(adoption.stack).toBeUndefined();

    const run = await deploy(sandbox.target, "By_Hand", {});
    expect(failureOf(run)).toBeUndefined();
    const container = await containerOf(sandbox, run);
    expect(container?.image).toBe(run.steps.find(({ name }) => name === "image")?.detail.image?.imageUri);
    expect(container?.environment).toEqual([{ name: "GREETING", value: "hello" }]);
  });

  test("is no service of another name", async ({ sandbox }) => {
    const { serviceArn } = await adoptionOf(sandbox.target, "By_Hand");
    const ship = {
      kind: "adopted",
      serviceArn,
      image: { from: "same-tag" },
      change: { by: "service-update" },
    } as const;
    const input = deployInput(sandbox.target, { serviceName: "chat", createDefaultVpc: false, ship });
    const answer = await post(startRun, input);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ fields: [{ field: "ship.serviceArn", rule: "service-elsewhere" }] });
  });
});

test("what may not be read is told, and the rest is found", { timeout: 60_000 }, async ({ sandbox }) => {
  const denied = { kind: "deny", service: "cloudformation", operation: "GetTemplate", probability: 1 } as const;
  sandbox.faults.add([{ ...denied, latencyMs: 0, code: "", message: "", status: 400 }]);
  const adoption = await adoptionOf(sandbox.target, "chat");
  sandbox.faults.clear();

  expect(adoption.problems).toMatchObject([{ part: "template", problem: { kind: "aws-denied" } }]);
  expect(adoption.builds).toHaveLength(1);
  expect(adoption.changes).toEqual([{ by: "service-update" }]);
});

async function adoptionOf(target: string, serviceName: string): Promise<Adoption> {
  const answer = await get(readAdoption, { params: { target, serviceName } });
  expect(answer.status, await answer.clone().text()).toBe(200);
  return answer.json();
}

/** As the form sends it: by what was found, with what a person chose instead. */
async function deploy(target: string, serviceName: string, chosen: Partial<AdoptedShip>): Promise<DeployRun> {
  const { serviceArn, builds, changes, stack } = await adoptionOf(target, serviceName);
  const [build] = builds;
  const [change = { by: "service-update" }] = changes;
  const { projectName = "", repositoryName = "" } = build ?? {};
  const ship: AdoptedShip = {
    kind: "adopted",
    serviceArn,
    image: { from: "build", projectName, repositoryName, revision: "main" },
    change,
    stackName: stack?.stackName,
    ...chosen,
  };
  const input = deployInput(target, { serviceName, createDefaultVpc: false, ship });
  const answer = await post(startRun, input);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return untilEnded(readRun, input.idempotencyKey);
}

type Place = Parameters<typeof clientConfig>[0];
const failureOf = (run: DeployRun) => run.steps.find((step) => step.progress === "failed");

async function containerOf(sandbox: Place, { ship }: DeployRun) {
  const serviceArn = ship.kind === "adopted" ? ship.serviceArn : "";
  const ecs = new ECSClient(clientConfig(sandbox, region));
  const { service } = await ecs.send(new DescribeExpressGatewayServiceCommand({ serviceArn }));
  return service?.activeConfigurations?.[0]?.primaryContainer;
}

async function imageOf(sandbox: Place, run: DeployRun): Promise<string | undefined> {
  return (await containerOf(sandbox, run))?.image;
}

async function templateOf(sandbox: Place, StackName: string): Promise<string | undefined> {
  const client = new CloudFormationClient(clientConfig(sandbox, region));
  return (await client.send(new GetTemplateCommand({ StackName }))).TemplateBody;
}

async function parametersOf(sandbox: Place, StackName: string): Promise<Record<string, string>> {
  const client = new CloudFormationClient(clientConfig(sandbox, region));
  const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName }));
  return Object.fromEntries((stack?.Parameters ?? []).map((each) => [each.ParameterKey, each.ParameterValue]));
}
