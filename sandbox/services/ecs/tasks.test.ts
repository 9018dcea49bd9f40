import { CreateSubnetCommand, CreateVpcCommand, DescribeSubnetsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { ListTasksCommand, StopTaskCommand, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { expect } from "vitest";
import { test } from "../../testing";
import { accountOf, describedService, minute, newestDeployment, newestRevision, tasksOf } from "./testing";

test.for([
  ["rate-limited", "TaskFailedToStart", /^CannotPullContainerError: .*toomanyrequests/],
  ["no-route", "TaskFailedToStart", /^CannotPullContainerError: .*i\/o timeout/],
  ["no-free-addresses", "TaskFailedToStart", /InsufficientFreeAddressesInSubnet/],
  ["crash", "EssentialContainerExited", /^Essential container in task exited$/],
  ["wrong-port", "ServiceSchedulerInitiated", /^Task failed ELB health checks in \(target-group /],
] as const)("an image named %s stops its tasks as %s", async ([name, stopCode, stoppedReason], { sandbox }) => {
  const { ecs, create, world } = await accountOf(sandbox);
  await create({ primaryContainer: { image: `public.ecr.aws/acme/${name}:v1`, containerPort: 8080 } });
  world.step(15 * minute);
  const [task] = await tasksOf(ecs, "shop", "STOPPED");
  expect(task).toMatchObject({ stopCode, stoppedReason: expect.stringMatching(stoppedReason) });
});

test.for([
  ["out-of-memory", 137, "OutOfMemoryError: Container killed due to memory usage"],
  ["exec-format", 255, undefined],
] as const)("a container named %s ends with %s", async ([name, exitCode, reason], { sandbox }) => {
  const { ecs, create, world } = await accountOf(sandbox);
  await create({ primaryContainer: { image: `public.ecr.aws/acme/${name}:v1` } });
  world.step(10 * minute);
  const [task] = await tasksOf(ecs, "shop", "STOPPED");
  expect(task?.containers?.[0]).toMatchObject({ exitCode, lastStatus: "STOPPED" });
  expect(task?.containers?.[0]?.reason).toBe(reason);
});

test.for([
  [true, { overrides: { runtimePlatform: { cpuArchitecture: "ARM64" } } }, "SUCCESSFUL"],
  [false, {}, "ROLLBACK_FAILED"],
] as const)(
  "an image for ARM alone, where ECS overrides the architecture: %s",
  async ([overridesArchitecture, revision, status], { sandbox }) => {
    const { ecs, create, push, image, world } = await accountOf(sandbox, { ecs: { overridesArchitecture } });
    await push("arm", "arm64");
    const arn = await create({ primaryContainer: { image: `${image}:latest`, containerPort: 8080 } });
    world.step(10 * minute);
    expect(await newestRevision(ecs, arn)).toMatchObject(revision);
    expect(await newestDeployment(ecs, arn)).toMatchObject({ status });
    if (overridesArchitecture) return;
    const [task] = await tasksOf(ecs, "shop", "STOPPED");
    expect(task?.stoppedReason).toContain("image Manifest does not contain descriptor matching platform 'linux/amd64'");
  },
);

test("subnets without a way out reach no registry", async ({ sandbox }) => {
  const { ecs, create, config, world } = await accountOf(sandbox);
  const ec2 = new EC2Client(config);
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.0.0.0/16" }));
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const zones = Subnets.slice(0, 2).map(({ AvailabilityZone }) => AvailabilityZone);
  const subnets = await Promise.all(
    zones.map(async (AvailabilityZone, at) => {
      const wanted = { VpcId: Vpc?.VpcId, CidrBlock: `10.0.${at}.0/24`, AvailabilityZone };
      return (await ec2.send(new CreateSubnetCommand(wanted))).Subnet?.SubnetId ?? "";
    }),
  );
  const arn = await create({ networkConfiguration: { subnets } });
  world.step(3 * minute);
  expect(await newestRevision(ecs, arn)).toMatchObject({
    networkConfiguration: { awsvpcConfiguration: { assignPublicIp: "DISABLED" } },
    ecsManagedResources: { ingressPaths: [{ accessType: "PRIVATE", loadBalancer: { scheme: "internal" } }] },
  });
  const [task] = await tasksOf(ecs, "shop", "STOPPED");
  expect(task?.stoppedReason).toContain("There is a connection issue between the task and Amazon ECR");
});

test("chance strikes the same tasks whenever its seed is the same", async ({ start }) => {
  const run = async () => {
    const taskFailure = { kind: "crash", probability: 0.5 };
    const { ecs, create, world } = await accountOf(await start(), { ecs: { taskFailure, seed: "7" } });
    await create({ scalingTarget: { minTaskCount: 8 } });
    world.step(90_000);
    const stopped = await tasksOf(ecs, "shop", "STOPPED");
    return stopped.filter(({ stopCode }) => stopCode === "EssentialContainerExited").length;
  };
  const first = await run();
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(8);
  expect(await run()).toBe(first);
});

test("tasks wait where the quota of vCPUs is used up, and the service says so", async ({ sandbox }) => {
  const { ecs, create, world } = await accountOf(sandbox, { ecs: { vcpuQuota: 1 } });
  await create({ cpu: "512", memory: "1024", scalingTarget: { minTaskCount: 3 } });
  world.step(minute);
  expect(await tasksOf(ecs, "shop")).toHaveLength(2);
  const messages = (await describedService(ecs, "shop")).events?.map(({ message }) => message);
  expect(messages?.join()).toContain("reached the limit on the number of vCPUs you can run concurrently");
  world.settings.ecs = { vcpuQuota: 2 };
  world.step(2 * minute);
  expect(await tasksOf(ecs, "shop")).toHaveLength(3);
});

test("a task that a person stops is replaced", async ({ sandbox }) => {
  const { ecs, create, world } = await accountOf(sandbox);
  await create();
  world.step(6 * minute);
  const [task] = await tasksOf(ecs, "shop");
  await ecs.send(new StopTaskCommand({ task: task?.taskArn, reason: "looking" }));
  expect(await tasksOf(ecs, "shop", "STOPPED")).toMatchObject([
    { stopCode: "UserInitiated", stoppedReason: "looking", lastStatus: "DEPROVISIONING" },
  ]);
  world.step(2 * minute);
  const [next] = await tasksOf(ecs, "shop");
  expect(next).toMatchObject({ lastStatus: "RUNNING" });
  expect(next?.taskArn).not.toBe(task?.taskArn);
  world.step(61 * minute);
  expect(await tasksOf(ecs, "shop", "STOPPED")).toEqual([]);
});

test("a service can be given other tasks than its least, without a deployment", async ({ sandbox }) => {
  const { ecs, create, world } = await accountOf(sandbox);
  const arn = await create();
  world.step(6 * minute);
  for (const desiredCount of [3, 1]) {
    await ecs.send(new UpdateServiceCommand({ service: arn, desiredCount }));
    world.step(2 * minute);
    expect(await describedService(ecs, "shop")).toMatchObject({ desiredCount, runningCount: desiredCount });
  }
});

test.for([
  [{ serviceName: "shop" }, 1],
  [{ family: "default-shop" }, 1],
  [{ family: "default-sho" }, 0],
  [{ launchType: "FARGATE" }, 1],
  [{ launchType: "EC2" }, 0],
  [{ desiredStatus: "STOPPED" }, 0],
  [{ containerInstance: "i" }, 0],
] as const)("tasks of %o: %s", async ([filter, count], { sandbox }) => {
  const { ecs, create, world } = await accountOf(sandbox);
  await create();
  world.step(minute);
  const { taskArns } = await ecs.send(new ListTasksCommand(filter));
  expect(taskArns).toHaveLength(count);
  await expect(ecs.send(new ListTasksCommand({ serviceName: "none" }))).rejects.toMatchObject({
    name: "ServiceNotFoundException",
  });
});
