import { DescribeSubnetsCommand, EC2Client } from "@aws-sdk/client-ec2";
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteClusterCommand,
  DeleteExpressGatewayServiceCommand,
  DeleteServiceCommand,
  DeleteTaskDefinitionsCommand,
  DeregisterTaskDefinitionCommand,
  DescribeClustersCommand,
  DescribeExpressGatewayServiceCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  ListServicesCommand,
  ListTagsForResourceCommand,
  PutClusterCapacityProvidersCommand,
  RegisterTaskDefinitionCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateExpressGatewayServiceCommand,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { expect } from "vitest";
import { clientConfig } from "../../client-config";
import type { Sandbox } from "../../server";
import { test } from "../../testing";
import { deferExpressServices, seedExpressServices } from "./seed-express-services";
import {
  accountOf,
  describedService,
  expressService,
  minute,
  newestDeployment,
  newestRevision,
  tasksOf,
} from "./testing";

/** A service as there were before Express, with its task definition. */
async function standard(account: Awaited<ReturnType<typeof accountOf>>, containerDefinitions: object[] = []) {
  const { ecs, config, image, wanted } = account;
  const { Subnets = [] } = await new EC2Client(config).send(new DescribeSubnetsCommand({}));
  const main = { name: "web", image: `${image}:latest`, portMappings: [{ containerPort: 80 }] };
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: "web",
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: "256",
      memory: "512",
      executionRoleArn: wanted.executionRoleArn,
      containerDefinitions: [main, ...containerDefinitions],
    }),
  );
  await ecs.send(new CreateClusterCommand({ clusterName: "default" }));
  const awsvpcConfiguration = {
    subnets: Subnets.map(({ SubnetId = "" }) => SubnetId),
    assignPublicIp: "ENABLED",
  } as const;
  return {
    serviceName: "web",
    taskDefinition: "web",
    launchType: "FARGATE",
    desiredCount: 2,
    networkConfiguration: { awsvpcConfiguration },
  } as const;
}

test("an update keeps what it does not name, and replaces the container as a whole", async ({ sandbox }) => {
  const { ecs, create, wanted, world } = await accountOf(sandbox);
  const primaryContainer = {
    ...wanted.primaryContainer,
    image: wanted.primaryContainer?.image,
    environment: [{ name: "A", value: "1" }],
  };
  const serviceArn = await create({ primaryContainer });
  world.step(6 * minute);
  const update = new UpdateExpressGatewayServiceCommand({ serviceArn, cpu: "512", memory: "1024" });
  const { service } = await ecs.send(update);
  expect(service?.targetConfiguration).toMatchObject({
    cpu: "512",
    healthCheckPath: "/health",
    primaryContainer: { environment: [{ name: "A", value: "1" }] },
  });
  const { image } = primaryContainer;
  const { service: next } = await ecs.send(
    new UpdateExpressGatewayServiceCommand({ serviceArn, primaryContainer: { image, containerPort: 8080 } }),
  );
  expect(next?.targetConfiguration).toMatchObject({ cpu: "512", primaryContainer: { image, containerPort: 8080 } });
  expect(next?.targetConfiguration?.primaryContainer?.environment).toBeUndefined();
});

test.for([
  ["an unknown metric", { scalingTarget: { autoScalingMetric: "LUCK" } }, "autoScalingMetric"],
  ["a target above 100 percent", { scalingTarget: { autoScalingTargetValue: 101 } }, "autoScalingTargetValue"],
  ["an unknown architecture", { cpuArchitecture: "RISCV" }, "cpuArchitecture"],
  ["a tag of AWS's own", { tags: [{ key: "aws:x", value: "y" }] }, "reserved"],
  ["a security group that is not there", { networkConfiguration: { securityGroups: ["sg-0"] } }, "sg-0"],
  ["both a task definition and a container", { taskDefinitionArn: "web" }, "taskDefinitionArn cannot be provided with"],
] as const)("%s is refused", async ([, changes, message], { sandbox }) => {
  const { create } = await accountOf(sandbox);
  await expect(create(changes as object)).rejects.toMatchObject({
    name: "InvalidParameterException",
    message: expect.stringContaining(message),
  });
});

test("a task definition of one's own brings its sidecars along, if its main container is as Express wants it", async ({
  sandbox,
}) => {
  const account = await accountOf(sandbox);
  const { ecs, create, world, wanted } = account;
  await standard(account);
  const own = { primaryContainer: undefined, executionRoleArn: undefined, cpu: undefined, memory: undefined };
  await expect(create({ ...own, taskDefinitionArn: "web" })).rejects.toMatchObject({
    message: "Task definition must contain a container named 'Main' with a single TCP port mapping.",
  });
  const containerDefinitions = [
    { name: "Main", image: wanted.primaryContainer?.image, portMappings: [{ containerPort: 8080, name: "http" }] },
    { name: "proxy", image: "public.ecr.aws/envoy/envoy:v1" },
  ];
  const { taskDefinition } = await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: "own",
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: "256",
      memory: "512",
      executionRoleArn: wanted.executionRoleArn,
      containerDefinitions,
    }),
  );
  const arn = await create({ ...own, taskDefinitionArn: taskDefinition?.taskDefinitionArn });
  world.step(6 * minute);
  expect(await newestDeployment(ecs, arn)).toMatchObject({ status: "SUCCESSFUL" });
  const { containerImages } = await newestRevision(ecs, arn);
  expect(containerImages?.map(({ containerName }) => containerName)).toEqual(["Main", "proxy"]);
  await ecs.send(new UpdateExpressGatewayServiceCommand({ serviceArn: arn, healthCheckPath: "/" }));
  expect((await newestRevision(ecs, arn)).taskDefinition).toBe(taskDefinition?.taskDefinitionArn);
});

test("a service that is not Express rolls out its task definition, and goes when it is asked to by force", async ({
  sandbox,
}) => {
  const account = await accountOf(sandbox);
  const { ecs, world, create } = account;
  const wanted = await standard(account);
  await ecs.send(new CreateServiceCommand(wanted));
  await create();
  world.step(6 * minute);
  const web = await describedService(ecs, "web");
  expect(web).toMatchObject({
    status: "ACTIVE",
    launchType: "FARGATE",
    runningCount: 2,
    resourceManagementType: "CUSTOMER",
    taskDefinition: expect.stringMatching(/web:1$/),
    deployments: [{ rolloutState: "COMPLETED" }],
  });
  expect((await newestDeployment(ecs, web.serviceArn ?? "")).deploymentConfiguration?.strategy).toBe("ROLLING");

  await standard(account);
  await ecs.send(new UpdateServiceCommand({ service: "web", taskDefinition: "web", desiredCount: 3 }));
  world.step(3 * minute);
  expect(await describedService(ecs, "web")).toMatchObject({
    runningCount: 3,
    taskDefinition: expect.stringMatching(/web:2$/),
  });
  const express = new DescribeExpressGatewayServiceCommand({ serviceArn: web.serviceArn });
  await expect(ecs.send(express)).rejects.toMatchObject({ name: "InvalidParameterException" });

  await expect(ecs.send(new DeleteServiceCommand({ service: "web" }))).rejects.toMatchObject({
    message: "The service cannot be stopped while it is scaled above 0.",
  });
  await ecs.send(new DeleteServiceCommand({ service: "web", force: true }));
  world.step(3 * minute);
  expect(await describedService(ecs, "web")).toMatchObject({ status: "INACTIVE" });
  expect(await tasksOf(ecs, "web")).toEqual([]);
});

test.for([
  [{}, ["shop", "web"]],
  [{ resourceManagementType: "ECS" }, ["shop"]],
  [{ resourceManagementType: "CUSTOMER" }, ["web"]],
  [{ launchType: "FARGATE" }, ["web"]],
  [{ schedulingStrategy: "DAEMON" }, []],
  [{ maxResults: 1 }, ["shop"]],
] as const)("services of %o: %s", async ([filter, names], { sandbox }) => {
  const account = await accountOf(sandbox);
  await account.create();
  await account.ecs.send(new CreateServiceCommand(await standard(account)));
  const { serviceArns = [] } = await account.ecs.send(new ListServicesCommand(filter));
  expect(serviceArns.map((arn) => arn.split("/").at(-1))).toEqual(names);
});

test("an Express service takes from UpdateService a new deployment and a number of tasks, and nothing else", async ({
  sandbox,
}) => {
  const { ecs, create } = await accountOf(sandbox);
  const service = await create();
  for (const change of [{ taskDefinition: "web" }, { deploymentConfiguration: {} }, { loadBalancers: [] }]) {
    await expect(ecs.send(new UpdateServiceCommand({ service, ...change }))).rejects.toMatchObject({
      name: "InvalidParameterException",
      message: expect.stringContaining(Object.keys(change)[0] ?? ""),
    });
  }
  await ecs.send(new UpdateServiceCommand({ service, forceNewDeployment: true }));
  expect((await expressService(ecs, service)).activeConfigurations).toHaveLength(1);
});

test("a new service is missing for a while where the scenario says so, and a deleted one is forgotten", async ({
  sandbox,
}) => {
  const settings = { missingForMs: 5_000, inactiveForMs: 10 * minute };
  const { ecs, create, world } = await accountOf(sandbox, { ecs: settings });
  const serviceArn = await create();
  const failures = async () => (await ecs.send(new DescribeServicesCommand({ services: ["shop"] }))).failures;
  expect(await failures()).toEqual([{ arn: serviceArn, reason: "MISSING" }]);
  expect(await expressService(ecs, serviceArn)).toMatchObject({ status: { statusCode: "ACTIVE" } });
  world.step(6_000);
  expect(await failures()).toEqual([]);

  world.step(6 * minute);
  await ecs.send(new DeleteExpressGatewayServiceCommand({ serviceArn }));
  world.step(5 * minute);
  expect(await describedService(ecs, "shop")).toMatchObject({ status: "INACTIVE" });
  const again = ecs.send(new DeleteExpressGatewayServiceCommand({ serviceArn }));
  await expect(again).rejects.toMatchObject({
    name: "ServiceNotActiveException",
    message: "Cannot perform this operation on a service in INACTIVE status",
  });
  world.step(11 * minute);
  expect(await failures()).toEqual([{ arn: serviceArn, reason: "MISSING" }]);
  await expect(expressService(ecs, serviceArn)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
});

test("twenty-five services share a load balancer, the next one gets another", async ({ sandbox }) => {
  const { ecs, world, wanted, create } = await accountOf(sandbox);
  const { infrastructureRoleArn = "" } = wanted;
  const place = { world, account: world.account, region: "eu-west-1" };
  const past = { createdAt: new Date(Date.now() - 86_400_000), madeBy: "arn:aws:iam::482109334517:user/ada" };
  const names = Array.from({ length: 24 }, (_, index) => `shop-${index}`);
  seedExpressServices(
    place,
    names.map((serviceName) => ({ ...wanted, ...past, serviceName, infrastructureRoleArn })),
  );
  const [first, second] = [await create(), await create({ serviceName: "last" })];
  world.step(6 * minute);
  const loadBalancerOf = async (arn: string) =>
    (await newestRevision(ecs, arn)).ecsManagedResources?.ingressPaths?.[0]?.loadBalancer?.arn;
  expect(await loadBalancerOf(first)).toBe(await loadBalancerOf(first.replace("shop", "shop-0")));
  expect(await loadBalancerOf(second)).not.toBe(await loadBalancerOf(first));
});

test("a seeded service is as one that was deployed long ago, and can be updated", async ({ sandbox }) => {
  const { ecs, world, wanted } = await accountOf(sandbox);
  const day = 86_400_000;
  const [createdAt, deployedAt] = [new Date(Date.now() - 9 * day), [new Date(Date.now() - 2 * day)]];
  const { infrastructureRoleArn = "" } = wanted;
  const madeBy = "arn:aws:iam::482109334517:user/ada";
  const known = world.truth.length;
  const [row] = seedExpressServices({ world, account: world.account, region: "eu-west-1" }, [
    { ...wanted, serviceName: "old", infrastructureRoleArn, createdAt, deployedAt, madeBy },
  ]);
  const arn = row?.serviceArn ?? "";
  expect(world.truth).toHaveLength(known);
  expect(await newestDeployment(ecs, arn)).toMatchObject({
    status: "SUCCESSFUL",
    createdAt: deployedAt[0],
    targetServiceRevision: { runningTaskCount: 1, requestedProductionTrafficWeight: 100 },
  });
  expect(await describedService(ecs, "old")).toMatchObject({ status: "ACTIVE", runningCount: 1, createdAt });
  const { ecsManagedResources } = await newestRevision(ecs, arn);
  expect(ecsManagedResources?.ingressPaths?.[0]?.loadBalancer?.status).toBe("ACTIVE");

  await ecs.send(new UpdateServiceCommand({ service: "old", forceNewDeployment: true }));
  world.step(10 * minute);
  expect(await newestDeployment(ecs, arn)).toMatchObject({ status: "SUCCESSFUL" });
  expect(await tasksOf(ecs, "old")).toHaveLength(1);
  await ecs.send(new DeleteExpressGatewayServiceCommand({ serviceArn: arn }));
  world.step(5 * minute);
  expect(await describedService(ecs, "old")).toMatchObject({ status: "INACTIVE" });
});

test("services that nobody has looked at yet are there when somebody does, after a restart too", async ({
  start,
  dataDir,
}) => {
  const before = await start({ dataDir });
  const { wanted } = await accountOf(before);
  const { infrastructureRoleArn = "" } = wanted;
  const past = { createdAt: new Date(Date.now() - 86_400_000), madeBy: "arn:aws:iam::482109334517:user/ada" };
  const place = { world: before.world, account: before.world.account, region: "eu-west-1" };
  const names = Array.from({ length: 500 }, (_, index) => `shop-${index}`);
  const rowsOf = ({ world }: Sandbox) => world.dump().tables.get(`${place.account}/eu-west-1/ecs.services`)?.size ?? 0;
  deferExpressServices(
    place,
    names.map((serviceName) => ({ ...wanted, ...past, serviceName, infrastructureRoleArn })),
  );
  expect(rowsOf(before)).toBe(0);
  await before.close();

  const after = await start({ dataDir });
  expect(rowsOf(after)).toBe(0);
  const ecs = new ECSClient(clientConfig(after));
  const services = names.slice(0, 10);
  const described = await ecs.send(new DescribeServicesCommand({ services }));
  expect(described.services?.map(({ serviceName }) => serviceName)).toEqual(services);
  expect(rowsOf(after)).toBe(500);
});

test("tags of a service change through TagResource alone", async ({ sandbox }) => {
  const { ecs, create } = await accountOf(sandbox);
  const resourceArn = await create({ tags: [{ key: "team", value: "a" }] });
  await ecs.send(new TagResourceCommand({ resourceArn, tags: [{ key: "stage", value: "live" }] }));
  await ecs.send(new UntagResourceCommand({ resourceArn, tagKeys: ["team"] }));
  const expected = [{ key: "stage", value: "live" }];
  expect((await ecs.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual(expected);
  expect((await expressService(ecs, resourceArn)).tags).toEqual(expected);
});

test("a cluster keeps its settings and refuses to go while it is used", async ({ sandbox }) => {
  const { ecs, create } = await accountOf(sandbox);
  const settings = [{ name: "containerInsights", value: "enhanced" } as const];
  await ecs.send(new CreateClusterCommand({ clusterName: "live", settings, tags: [{ key: "a", value: "b" }] }));
  await create({ cluster: "live" });
  const { clusters } = await ecs.send(
    new DescribeClustersCommand({ clusters: ["live", "none"], include: ["SETTINGS", "TAGS", "STATISTICS"] }),
  );
  expect(clusters).toMatchObject([{ activeServicesCount: 1, settings, tags: [{ key: "a", value: "b" }] }]);
  const strategy = { cluster: "live", capacityProviders: [], defaultCapacityProviderStrategy: [] };
  await ecs.send(
    new PutClusterCapacityProvidersCommand({ ...strategy, cluster: "live", capacityProviders: ["FARGATE"] }),
  );
  await expect(ecs.send(new PutClusterCapacityProvidersCommand(strategy))).rejects.toMatchObject({
    name: "ResourceInUseException",
  });
  await expect(ecs.send(new DeleteClusterCommand({ cluster: "live" }))).rejects.toMatchObject({
    name: "ClusterContainsServicesException",
  });
});

test("the number of a deleted task definition is not given out again", async ({ sandbox }) => {
  const account = await accountOf(sandbox);
  const { ecs } = account;
  await standard(account);
  await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: "web:1" }));
  const { failures } = await ecs.send(new DeleteTaskDefinitionsCommand({ taskDefinitions: ["web:1"] }));
  expect(failures).toEqual([]);
  await standard(account);
  const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: "web" }));
  expect(taskDefinition?.revision).toBe(2);
});
