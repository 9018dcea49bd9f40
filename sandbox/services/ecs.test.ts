import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CloudWatchLogsClient, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  CreateExpressGatewayServiceCommand,
  DeleteClusterCommand,
  DeleteExpressGatewayServiceCommand,
  DescribeExpressGatewayServiceCommand,
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  ListServiceDeploymentsCommand,
  ListServicesCommand,
  ListTasksCommand,
  StopServiceDeploymentCommand,
  UpdateExpressGatewayServiceCommand,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { DescribeTargetHealthCommand, ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { CreateRoleCommand, DeleteRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { expect } from "vitest";
import { clientConfig } from "../client-config";
import { test } from "../testing";
import { accountOf, minute } from "./ecs/testing";

async function rollout(ecs: ECSClient, service: string) {
  const { serviceDeployments: [brief] = [] } = await ecs.send(new ListServiceDeploymentsCommand({ service }));
  const serviceDeploymentArns = [brief?.serviceDeploymentArn ?? ""];
  const { serviceDeployments = [] } = await ecs.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns }));
  return serviceDeployments[0] ?? {};
}

async function express(ecs: ECSClient, serviceArn: string) {
  const { service } = await ecs.send(new DescribeExpressGatewayServiceCommand({ serviceArn }));
  return service ?? {};
}

async function revision(ecs: ECSClient, serviceArn: string) {
  const { activeConfigurations = [] } = await express(ecs, serviceArn);
  const serviceRevisionArns = [activeConfigurations[0]?.serviceRevisionArn ?? ""];
  const { serviceRevisions = [] } = await ecs.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns }));
  return serviceRevisions[0] ?? {};
}

/** Names under `localhost` are this machine's, but not every resolver knows it. */
function get(address: string, path: string, accept = "*/*"): Promise<{ status?: number | undefined; body: string }> {
  const { host, port } = new URL(address);
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, headers: { host, accept } }, async (response) => {
      let body = "";
      for await (const chunk of response) body += chunk;
      resolve({ status: response.statusCode, body });
    })
      .on("error", reject)
      .end();
  });
}

async function endpoint(ecs: ECSClient, serviceArn: string): Promise<string> {
  const { activeConfigurations = [] } = await express(ecs, serviceArn);
  return activeConfigurations[0]?.ingressPaths?.[0]?.endpoint ?? "";
}

test("a new service is ready when its deployment is, minutes after it says ACTIVE", async ({ sandbox }) => {
  const { ecs, create, config } = await accountOf(sandbox);
  sandbox.world.step(minute);
  const arn = await create();
  expect(await express(ecs, arn)).toMatchObject({ status: { statusCode: "ACTIVE" } });
  expect((await express(ecs, arn)).currentDeployment).toBeUndefined();
  expect((await get(await endpoint(ecs, arn), "/health")).status).toBe(503);

  sandbox.world.step(minute);
  const early = await revision(ecs, arn);
  expect(early.ecsManagedResources?.ingressPaths?.[0]?.loadBalancer).toMatchObject({ status: "PROVISIONING" });
  expect(await rollout(ecs, arn)).toMatchObject({ status: "IN_PROGRESS", lifecycleStage: "SCALE_UP" });
  expect((await express(ecs, arn)).currentDeployment).toContain(":service-deployment/default/shop/");

  sandbox.world.step(4 * minute);
  expect(await rollout(ecs, arn)).toMatchObject({
    status: "SUCCESSFUL",
    targetServiceRevision: { requestedProductionTrafficWeight: 100, runningTaskCount: 1 },
  });
  expect((await express(ecs, arn)).currentDeployment).toBeUndefined();
  const late = await revision(ecs, arn);
  const targetGroupArn = late.loadBalancers?.[0]?.targetGroupArn;
  const health = await new ElasticLoadBalancingV2Client(config).send(
    new DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn }),
  );
  expect(health.TargetHealthDescriptions?.map(({ TargetHealth }) => TargetHealth?.State)).toEqual(["healthy"]);
  expect(await get(await endpoint(ecs, arn), "/health")).toMatchObject({ status: 200, body: '{"status":"ok"}\n' });
  expect((await get(await endpoint(ecs, arn), "/ping")).status).toBe(404);
  expect((await get(await endpoint(ecs, arn), "/", "text/html")).body).toContain(
    late.containerImages?.[0]?.imageDigest,
  );
});

test("an update is tried out on five percent, and both revisions are there until it is over", async ({ sandbox }) => {
  const { ecs, create, push, image, world } = await accountOf(sandbox);
  world.step(minute);
  const arn = await create();
  world.step(5 * minute);
  const first = await revision(ecs, arn);
  const digest = await push("two");
  await ecs.send(
    new UpdateExpressGatewayServiceCommand({
      serviceArn: arn,
      primaryContainer: { image: `${image}@${digest}`, containerPort: 8080 },
    }),
  );
  world.step(3 * minute);
  expect(await rollout(ecs, arn)).toMatchObject({
    lifecycleStage: "PRODUCTION_TRAFFIC_SHIFT",
    sourceServiceRevisions: [{ arn: first.serviceRevisionArn, requestedProductionTrafficWeight: 95 }],
    targetServiceRevision: { requestedProductionTrafficWeight: 5 },
  });
  expect((await express(ecs, arn)).activeConfigurations).toHaveLength(2);

  world.step(3 * minute);
  expect(await rollout(ecs, arn)).toMatchObject({ status: "IN_PROGRESS", lifecycleStage: "BAKE_TIME" });
  world.step(4 * minute);
  expect(await rollout(ecs, arn)).toMatchObject({ status: "SUCCESSFUL" });
  expect((await express(ecs, arn)).activeConfigurations).toHaveLength(1);
  expect((await revision(ecs, arn)).containerImages?.[0]?.imageDigest).toBe(digest);
});

test("a tag means the same image for all of a deployment; forcing a new one looks again", async ({ sandbox }) => {
  const { ecs, create, push, image, world } = await accountOf(sandbox);
  world.step(minute);
  const arn = await create({ primaryContainer: { image: `${image}:latest`, containerPort: 8080 } });
  const before = (await revision(ecs, arn)).containerImages?.[0]?.imageDigest;
  const digest = await push("two");
  world.step(5 * minute);
  expect((await revision(ecs, arn)).containerImages?.[0]?.imageDigest).toBe(before);
  await ecs.send(new UpdateServiceCommand({ service: arn, forceNewDeployment: true }));
  expect((await revision(ecs, arn)).containerImages?.[0]?.imageDigest).toBe(digest);
});

test("a health check that is answered by 404 ends the first deployment with no way back", async ({ sandbox }) => {
  const { ecs, create, world } = await accountOf(sandbox);
  world.step(minute);
  const arn = await create({ healthCheckPath: "/ping" });
  world.step(20 * minute);
  expect(await rollout(ecs, arn)).toMatchObject({
    status: "ROLLBACK_FAILED",
    rollback: { reason: expect.stringContaining("circuit breaker") },
    deploymentCircuitBreaker: { status: "TRIGGERED", failureCount: 3, threshold: 3 },
  });
  const { services = [] } = await ecs.send(new DescribeServicesCommand({ services: ["shop"] }));
  const messages = services[0]?.events?.map(({ message }) => message).join("\n");
  expect(messages).toContain("Health checks failed with these codes: [404]");
  const { taskArns = [] } = await ecs.send(new ListTasksCommand({ serviceName: "shop", desiredStatus: "STOPPED" }));
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ tasks: taskArns }));
  expect(tasks.map(({ stopCode }) => stopCode)).toEqual(Array(3).fill("ServiceSchedulerInitiated"));
  expect(tasks[0]?.stoppedReason).toContain("Task failed ELB health checks in (target-group ");
});

test.for([
  ["an image that is not there", {}, `@sha256:${"0".repeat(64)}`, "CannotPullContainerError"],
  [
    "a crash",
    { crash: { exitCode: 3, lastLines: ["ValueError: no database"] } },
    ":latest",
    "Essential container in task exited",
  ],
] as const)("%s takes an update back to what ran before", async ([, crash, reference, reason], { sandbox }) => {
  const { ecs, create, image, world, config } = await accountOf(sandbox);
  world.step(minute);
  const arn = await create();
  world.step(5 * minute);
  const first = await revision(ecs, arn);
  world.settings.ecs = crash;
  const primaryContainer = { image: `${image}${reference}`, containerPort: 8080 };
  await ecs.send(new UpdateExpressGatewayServiceCommand({ serviceArn: arn, primaryContainer }));
  world.step(10 * minute);

  expect(await rollout(ecs, arn)).toMatchObject({
    status: "ROLLBACK_SUCCESSFUL",
    rollback: { serviceRevisionArn: first.serviceRevisionArn },
  });
  expect((await revision(ecs, arn)).serviceRevisionArn).toBe(first.serviceRevisionArn);
  const { taskArns = [] } = await ecs.send(new ListTasksCommand({ desiredStatus: "STOPPED" }));
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ tasks: taskArns }));
  expect(tasks.map(({ stoppedReason }) => stoppedReason)).toEqual(Array(3).fill(expect.stringContaining(reason)));
  expect((await get(await endpoint(ecs, arn), "/")).status).toBe(200);
  if (!("crash" in crash)) return;
  expect(tasks[0]?.containers?.[0]?.exitCode).toBe(3);
  const logGroupName = first.ecsManagedResources?.logGroups?.[0]?.logGroupName;
  const { events = [] } = await new CloudWatchLogsClient(config).send(
    new FilterLogEventsCommand({ logGroupName, filterPattern: "ValueError" }),
  );
  expect(events.map(({ message }) => message)).toEqual(Array(3).fill("ValueError: no database"));
});

test("the alarm and a person take an update back alike", async ({ sandbox }) => {
  const { ecs, create, world } = await accountOf(sandbox);
  world.step(minute);
  const arn = await create();
  world.step(5 * minute);
  world.settings.ecs = { alarm: true };
  await ecs.send(new UpdateServiceCommand({ service: "shop", forceNewDeployment: true }));
  world.step(8 * minute);
  expect(await rollout(ecs, arn)).toMatchObject({
    status: "ROLLBACK_SUCCESSFUL",
    alarms: { status: "TRIGGERED", triggeredAlarmNames: ["default/shop/RollbackAlarm"] },
  });

  world.settings.ecs = {};
  await ecs.send(new UpdateServiceCommand({ service: "shop", forceNewDeployment: true }));
  world.step(3 * minute);
  const { serviceDeploymentArn } = await rollout(ecs, arn);
  await ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn, stopType: "ROLLBACK" }));
  expect(await rollout(ecs, arn)).toMatchObject({ status: "ROLLBACK_REQUESTED" });
  world.step(2 * minute);
  expect(await rollout(ecs, arn)).toMatchObject({ status: "ROLLBACK_SUCCESSFUL" });
  const again = ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn, stopType: "ROLLBACK" }));
  await expect(again).rejects.toMatchObject({ name: "ConflictException" });
});

test("two services share a load balancer, which goes with the last of them; the cluster and the log stay", async ({
  sandbox,
}) => {
  const { ecs, create, world } = await accountOf(sandbox);
  world.step(minute);
  const shop = await create();
  const cart = await create({ serviceName: "cart" });
  world.step(6 * minute);
  const loadBalancerOf = async (arn: string) =>
    (await revision(ecs, arn)).ecsManagedResources?.ingressPaths?.[0]?.loadBalancer?.arn;
  expect(await loadBalancerOf(cart)).toBe(await loadBalancerOf(shop));
  const types = async () => {
    const response = await fetch(`${sandbox.origin}/_sandbox/inventory`);
    return JSON.stringify(await response.json());
  };

  await ecs.send(new DeleteExpressGatewayServiceCommand({ serviceArn: shop }));
  expect(await express(ecs, shop)).toMatchObject({ status: { statusCode: "DRAINING" } });
  await expect(create()).rejects.toMatchObject({ message: expect.stringContaining("still Draining") });
  await expect(ecs.send(new DeleteClusterCommand({ cluster: "default" }))).rejects.toMatchObject({
    name: "ClusterContainsServicesException",
  });
  world.step(4 * minute);
  expect(await express(ecs, shop)).toMatchObject({ status: { statusCode: "INACTIVE" } });
  await expect(revision(ecs, shop)).rejects.toMatchObject({
    message: "Cannot call DescribeServiceRevisions for a service that is INACTIVE",
  });
  expect(await types()).toContain("AWS::ElasticLoadBalancingV2::LoadBalancer");
  expect((await get(await endpoint(ecs, cart), "/")).status).toBe(200);

  await ecs.send(new DeleteExpressGatewayServiceCommand({ serviceArn: cart }));
  world.step(4 * minute);
  const left = await types();
  for (const gone of [
    "LoadBalancer",
    "TargetGroup",
    "Certificate",
    "Alarm",
    "ExpressGatewayService",
    "NetworkInterface",
    "ecs-express",
  ]) {
    expect(left).not.toContain(gone);
  }
  expect(left).toContain("AWS::ECS::Cluster");
  expect(left).toContain("/aws/ecs/default/shop-");
  const { serviceArns } = await ecs.send(new ListServicesCommand({ resourceManagementType: "ECS" }));
  expect(serviceArns).toEqual([]);
  expect(await create()).toBe(shop);
});

test.for([
  [
    "cpu and memory that Fargate has not together",
    { cpu: "256", memory: "4096" },
    "InvalidParameterException",
    "No Fargate configuration",
  ],
  ["a path without its slash", { healthCheckPath: "health" }, "InvalidParameterException", "healthCheckPath"],
  [
    "more tasks at least than at most",
    { scalingTarget: { minTaskCount: 3, maxTaskCount: 2 } },
    "InvalidParameterException",
    "minTaskCount",
  ],
  [
    "a subnet that is not there",
    { networkConfiguration: { subnets: ["subnet-0"] } },
    "InvalidParameterException",
    "subnet-0",
  ],
  ["a cluster that is not there", { cluster: "other" }, "ClusterNotFoundException", "Cluster not found."],
  [
    "a role that ECS cannot assume",
    { infrastructureRoleArn: "arn:aws:iam::000000000000:role/none" },
    "AccessDeniedException",
    "Cannot assume role",
  ],
] as const)("%s is refused", async ([, changes, name, message], { sandbox }) => {
  const { ecs, wanted, world } = await accountOf(sandbox);
  world.step(minute);
  const create = ecs.send(new CreateExpressGatewayServiceCommand({ ...wanted, ...(changes as object) }));
  await expect(create).rejects.toMatchObject({ name, message: expect.stringContaining(message) });
});

test("without a default VPC there is nowhere to go", async ({ sandbox }) => {
  const { create, world } = await accountOf(sandbox, { ec2: { defaultVpc: false } });
  world.step(minute);
  await expect(create()).rejects.toMatchObject({
    name: "ServerException",
    message: "An unexpected error occurred: No default VPC found in the region",
  });
});

test("the same service again is the same service, another one of its name is refused", async ({ sandbox }) => {
  const { create, world } = await accountOf(sandbox);
  world.step(minute);
  const arn = await create();
  expect(await create()).toBe(arn);
  await expect(create({ cpu: "512", memory: "1024" })).rejects.toMatchObject({
    message: "Creation of service was not idempotent.",
  });
});

test("a rollout goes on where it was when the sandbox starts again", async ({ start }) => {
  const dataDir = await mkdtemp(join(tmpdir(), "sandbox-"));
  const before = await start({ dataDir });
  const { create, world } = await accountOf(before);
  world.step(minute);
  const arn = await create();
  world.step(minute);
  await before.close();

  const after = await start({ dataDir, speed: 1 });
  const ecs = new ECSClient(clientConfig(after));
  expect(await rollout(ecs, arn)).toMatchObject({ status: "IN_PROGRESS", lifecycleStage: "SCALE_UP" });
  after.world.step(4 * minute);
  expect(await rollout(ecs, arn)).toMatchObject({ status: "SUCCESSFUL" });
  expect((await get(await endpoint(ecs, arn), "/health")).status).toBe(200);
  await after.close();
  await rm(dataDir, { recursive: true });
});

test("a load balancer waits for a right that the managed policy lacks, and says so", async ({ sandbox }) => {
  const { ecs, create, world, config } = await accountOf(sandbox, { ecs: { needsDescribeAccountAttributes: true } });
  world.step(minute);
  const arn = await create();
  world.step(6 * minute);
  const node = async () => (await revision(ecs, arn)).ecsManagedResources?.ingressPaths?.[0]?.loadBalancer;
  expect(await node()).toMatchObject({
    status: "PROVISIONING",
    statusReason: expect.stringContaining("is not authorized to perform: ec2:DescribeAccountAttributes"),
  });
  const Statement = { Effect: "Allow", Action: "ec2:DescribeAccountAttributes", Resource: "*" };
  const policy = { RoleName: "infrastructure", PolicyName: "account", PolicyDocument: JSON.stringify({ Statement }) };
  await new IAMClient(config).send(new PutRolePolicyCommand(policy));
  world.step(5 * minute);
  expect(await node()).toMatchObject({ status: "ACTIVE" });
  expect(await rollout(ecs, arn)).toMatchObject({ status: "SUCCESSFUL" });
});

test("a service stays DRAINING while its infrastructure role is gone", async ({ sandbox }) => {
  const { ecs, create, world, config } = await accountOf(sandbox);
  world.step(minute);
  const arn = await create();
  world.step(5 * minute);
  await ecs.send(new DeleteExpressGatewayServiceCommand({ serviceArn: arn }));
  const iam = new IAMClient(config);
  await iam.send(new DeleteRoleCommand({ RoleName: "infrastructure" }));
  world.step(30 * minute);
  expect(await express(ecs, arn)).toMatchObject({ status: { statusCode: "DRAINING" } });

  const statement = { Effect: "Allow", Principal: { Service: "ecs.amazonaws.com" }, Action: "sts:AssumeRole" };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  await iam.send(new CreateRoleCommand({ RoleName: "infrastructure", AssumeRolePolicyDocument }));
  world.step(5 * minute);
  expect(await express(ecs, arn)).toMatchObject({ status: { statusCode: "INACTIVE" } });
});
