import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DescribeExpressGatewayServiceCommand, ECSClient } from "@aws-sdk/client-ecs";
import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { CreateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { describe, expect } from "vitest";
import { POST as confirmRun } from "@/app/api/v1/runs/[id]/confirm/route";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import { GET as listImages } from "@/app/api/v1/targets/[target]/images/route";
import { GET as listNetworks } from "@/app/api/v1/targets/[target]/networks/route";
import { GET as listSecrets } from "@/app/api/v1/targets/[target]/secrets/route";
import { GET as listBuilds } from "@/app/api/v1/targets/[target]/services/[serviceName]/builds/route";
import { GET as listTaskRoles } from "@/app/api/v1/targets/[target]/task-roles/route";
import type { DeployRun } from "@/lib/domain/run";
import type { ServiceSettings } from "@/lib/domain/service-settings";
import { clientConfig } from "@/sandbox/client-config";
import type { Sandbox } from "@/sandbox/server";
import type { RouteHandler } from "@/server/http/handle";
import { deployInput, get, post, settingsOfShop, testIn, untilEnded, untilStep } from "@/server/testing";
import { planOf } from "./teardown-testing";

const test = testIn({ scenario: "with-default-vpc" });
type Place = Pick<Sandbox, "origin"> & { target: string };

const trust = (service: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: [service] }, Action: "sts:AssumeRole" }],
  });

const settingsFor = (place: Place) => clientConfig(place, "ap-northeast-1");
const read = async (handler: RouteHandler, { target }: Place, params = {}) =>
  (await get(handler, { params: { target, ...params } })).json();

async function ship(place: Place, settings: Partial<ServiceSettings>): Promise<DeployRun> {
  const { builds } = await read(listBuilds, place, { serviceName: "shop" });
  const { imageUri } = builds[0];
  const input = deployInput(place.target, {
    ship: { kind: "image", imageUri, settings: { ...settingsOfShop, ...settings } },
  });
  await post(startRun, input);
  return untilEndedWithAnYes(input.idempotencyKey);
}

/** What carries a risk asks first: a right that is given, another network. */
async function untilEndedWithAnYes(id: string): Promise<DeployRun> {
  const isDecisive = ({ name, progress, detail }: DeployRun["steps"][number]) =>
    detail.gate?.state === "waiting" || progress === "failed" || (name === "health" && progress === "succeeded");
  const run = await untilStep(readRun, id, isDecisive);
  const gate = run.steps.find(({ detail }) => detail.gate?.state === "waiting")?.detail.gate;
  if (gate) await post(confirmRun, { decision: "go-on", preview: gate.preview }, { params: { id } });
  return untilEnded(readRun, id);
}

const changesOf = (run: DeployRun) => run.steps.find(({ name }) => name === "preview")?.detail.changes;

async function serviceOf(place: Place, run: DeployRun) {
  const serviceArn = run.steps
    .flatMap(({ detail }) => detail.stack?.resources ?? [])
    .find(({ logicalId }) => logicalId === "Service")?.physicalId;
  const ecs = new ECSClient(settingsFor(place));
  return (await ecs.send(new DescribeExpressGatewayServiceCommand({ serviceArn, include: ["TAGS"] }))).service;
}

describe("everything that Express Mode has", { timeout: 120_000 }, () => {
  test("what can be picked is listed by name and ARN, without any value", async ({ sandbox }) => {
    const iam = new IAMClient(settingsFor(sandbox));
    await iam.send(
      new CreateRoleCommand({ RoleName: "shop-task", AssumeRolePolicyDocument: trust("ecs-tasks.amazonaws.com") }),
    );
    await iam.send(
      new CreateRoleCommand({ RoleName: "other", AssumeRolePolicyDocument: trust("lambda.amazonaws.com") }),
    );
    const ssm = new SSMClient(settingsFor(sandbox));
    for (const [Name, Type] of [
      ["/shop/db", "SecureString"],
      ["plain", "String"],
      ["list", "StringList"],
    ] as const)
      await ssm.send(new PutParameterCommand({ Name, Type, Value: "hunter2" }));
    const manager = new SecretsManagerClient(settingsFor(sandbox));
    await manager.send(new CreateSecretCommand({ Name: "shop/stripe", SecretString: '{"key":"hunter2"}' }));

    const { roles } = await read(listTaskRoles, sandbox);
    expect(roles).toEqual([{ name: "shop-task", arn: expect.stringMatching(/:role\/shop-task$/) }]);
    const secrets = await read(listSecrets, sandbox);
    expect(secrets).toMatchObject({
      secrets: [
        { store: "secretsmanager", name: "shop/stripe" },
        { store: "ssm", name: "/shop/db", isSecure: true },
        { store: "ssm", name: "plain", isSecure: false },
      ],
      gaps: [],
      hasMore: false,
    });
    expect(JSON.stringify(secrets)).not.toContain("hunter2");
    const called = sandbox.world.truth.filter(({ type }) => type === "call").map(({ name }) => name);
    expect(called).not.toContain("ssm:GetParameters");
    expect(called).not.toContain("secretsmanager:GetSecretValue");
  });

  test("a store that does not answer is named, and the other one is there", async ({ sandbox }) => {
    sandbox.faults.add([{ kind: "deny", service: "ssm", operation: "DescribeParameters" }]);
    const { secrets, gaps } = await read(listSecrets, sandbox);
    sandbox.faults.clear();

    expect(secrets).toHaveLength(1);
    expect(gaps).toMatchObject([{ part: "ssm", problem: { aws: { operation: "DescribeParameters" } } }]);
  });

  test("builds and images say where they come from and what the scan found", async ({ sandbox }) => {
    expect(await read(listBuilds, sandbox, { serviceName: "shop" })).toEqual({ builds: [] });
    const input = deployInput(sandbox.target, { createDefaultVpc: false });
    await post(startRun, input);
    const run = await untilEnded(readRun, input.idempotencyKey);
    expect(run.progress).toBe("succeeded");

    const { images } = await read(listImages, sandbox);
    const { builds } = await read(listBuilds, sandbox, { serviceName: "shop" });
    expect(builds).toMatchObject([
      {
        progress: "succeeded",
        runId: run.id,
        startedBy: run.startedBy,
        revision: "main",
        imageUri: images[0].imageUri,
      },
    ]);
    expect(images[0]).toMatchObject({ scan: { status: "COMPLETE", findings: expect.any(Object) } });
  });

  test("all of it reaches the service, without replacing it", async ({ sandbox }) => {
    await new CloudWatchLogsClient(settingsFor(sandbox)).send(
      new CreateLogGroupCommand({ logGroupName: "/team/shop" }),
    );
    const { roles } = await read(listTaskRoles, sandbox);
    const { secrets } = await read(listSecrets, sandbox);
    const { vpcs } = await read(listNetworks, sandbox);
    const subnetIds = vpcs[0].subnets.map(({ subnetId }: { subnetId: string }) => subnetId);
    const run = await ship(sandbox, {
      cpu: "512",
      memory: 1024,
      scaling: { metric: "REQUEST_COUNT_PER_TARGET", targetValue: 500 },
      environment: [{ name: "MODE", value: "hard: 'value'" }],
      secrets: [
        { name: "STRIPE", valueFrom: `${secrets[0].arn}:key::` },
        { name: "DB", valueFrom: secrets[1].arn },
      ],
      command: ["node", "--title=a, b", "server.js"],
      taskRoleArn: roles[0].arn,
      logGroupName: "/team/shop",
      network: { subnetIds, securityGroupIds: [] },
      tags: [{ key: "team", value: "checkout" }],
    });

    expect(run.steps.find((step) => step.progress === "failed")).toBeUndefined();
    expect(run.progress).toBe("succeeded");
    expect(changesOf(run)).toMatchObject([
      { logicalId: "ExecutionRole", replacement: "False" },
      { logicalId: "Service", replacement: "False" },
    ]);
    const { activeConfigurations: [now] = [], tags = [] } = (await serviceOf(sandbox, run)) ?? {};
    expect(now).toMatchObject({
      cpu: "512",
      memory: "1024",
      taskRoleArn: roles[0].arn,
      scalingTarget: { autoScalingMetric: "REQUEST_COUNT_PER_TARGET", autoScalingTargetValue: 500 },
      primaryContainer: {
        command: ["node", "--title=a, b", "server.js"],
        environment: [{ name: "MODE", value: "hard: 'value'" }],
        secrets: [{ name: "STRIPE" }, { name: "DB", valueFrom: secrets[1].arn }],
        awsLogsConfiguration: { logGroup: "/team/shop" },
      },
    });
    expect(now?.networkConfiguration?.subnets).toEqual(subnetIds);
    expect(tags).toContainEqual({ key: "team", value: "checkout" });
  });

  test("what was there before the service is not chosen to go with it", async ({ sandbox }) => {
    const plan = await planOf(sandbox.target, "service:default/shop");

    expect(plan.items.find(({ key }) => key === "log-group:/team/shop")).toMatchObject({ isTicked: false });
    expect(plan.items.find(({ key }) => key === "role:shop-task")?.group).not.toBe("goes");
  });

  test("tags are changed where they are, and what others have tagged stays", async ({ sandbox }) => {
    const run = await ship(sandbox, { tags: [{ key: "cost-center", value: "42" }] });

    expect(run.progress).toBe("succeeded");
    expect(changesOf(run)?.every(({ replacement }) => replacement === "False")).toBe(true);
    const keys = ((await serviceOf(sandbox, run))?.tags ?? []).map(({ key }) => key);
    expect(keys).toContain("cost-center");
    expect(keys).toContain("slipway:service");
    expect(keys).not.toContain("team");
  });
});
