import { CodeBuild } from "@aws-sdk/client-codebuild";
import { CreateDefaultVpcCommand, EC2Client } from "@aws-sdk/client-ec2";
import { IAM } from "@aws-sdk/client-iam";
import { expect } from "vitest";
import { clientConfig } from "../client-config";
import { test } from "../testing";
import { minute } from "./seeds/past";
import { clientsOf, ship } from "./testing";

test.for([
  ["with-default-vpc", "SUCCEEDED", "CREATE_COMPLETE", undefined],
  ["no-default-vpc", "SUCCEEDED", "ROLLBACK_COMPLETE", /No default VPC/],
  ["build-fails", "FAILED", "ROLLBACK_COMPLETE", undefined],
  ["image-crashes", "SUCCEEDED", "ROLLBACK_COMPLETE", /./],
] as const)("a first deploy in %s: its build %s, its stack %s", async ([scenario, build, stack, reason], { start }) => {
  const shipped = await ship(await start({ scenario }));
  expect(shipped.build.buildStatus).toBe(build);
  expect(shipped.stack.StackStatus).toBe(stack);
  if (reason) expect(shipped.reasons.join("\n")).toMatch(reason);
});

test("in health-check-fails a service that names no path does not come up, and one that does comes up", async ({
  start,
}) => {
  const unnamed = await ship(await start({ scenario: "health-check-fails" }), { namesHealthCheck: false });
  expect(unnamed.stack.StackStatus).toBe("ROLLBACK_COMPLETE");
  const named = await ship(await start({ scenario: "health-check-fails" }));
  expect(named.stack.StackStatus).toBe("CREATE_COMPLETE");
});

test("in rollout-rolls-back the first deploy comes through, and an update goes back", async ({ start }) => {
  const shipped = await ship(await start({ scenario: "rollout-rolls-back" }), { updates: true });
  expect(shipped.stack.StackStatus).toMatch(/^UPDATE_ROLLBACK_/);
  expect(shipped.reasons[0]).toMatch(/alarm/i);
});

test("in first-deploy the default VPC comes with one call", async ({ start }) => {
  const sandbox = await start({ scenario: "first-deploy" });
  await new EC2Client(clientConfig(sandbox)).send(new CreateDefaultVpcCommand({}));
  expect((await ship(sandbox)).stack.StackStatus).toBe("CREATE_COMPLETE");
});

test("in throttled some calls are refused, and those that are repeated get through", async ({ start }) => {
  const sandbox = await start({ scenario: "throttled" });
  const once = new CodeBuild(clientConfig(sandbox));
  const calls = await Promise.allSettled(Array.from({ length: 60 }, () => once.listProjects({})));
  const refused = calls.filter(({ status }) => status === "rejected");
  expect(refused.length).toBeGreaterThan(3);
  expect(refused.length).toBeLessThan(57);
  expect(refused[0]).toMatchObject({ reason: { name: "ThrottlingException" } });
  const patient = new CodeBuild({ ...clientConfig(sandbox), maxAttempts: 10 });
  expect((await patient.listProjects({})).projects).toEqual([]);
});

test("in infrastructure-role-lacks-right the load balancer says which right it waits for, until the role has it", async ({
  start,
}) => {
  const sandbox = await start({ scenario: "infrastructure-role-lacks-right" });
  expect((await ship(sandbox)).stack.StackStatus).toBe("CREATE_IN_PROGRESS");
  const { cloudformation, config, ecs } = clientsOf(sandbox);
  const balancerOf = async () => {
    const { services: [service] = [] } = await ecs.describeServices({ services: ["shop"] });
    const { serviceDeployments: [deployment] = [] } = await ecs.listServiceDeployments({
      service: service?.serviceArn,
    });
    const { serviceRevisions: [revision] = [] } = await ecs.describeServiceRevisions({
      serviceRevisionArns: [deployment?.targetServiceRevisionArn ?? ""],
    });
    return revision?.ecsManagedResources?.ingressPaths?.[0]?.loadBalancer;
  };
  expect((await balancerOf())?.statusReason).toContain("ec2:DescribeAccountAttributes");

  const { StackResourceDetail } = await cloudformation.describeStackResource({
    StackName: "shop",
    LogicalResourceId: "InfrastructureRole",
  });
  await new IAM(config).putRolePolicy({
    RoleName: StackResourceDetail?.PhysicalResourceId,
    PolicyName: "describe-account-attributes",
    PolicyDocument: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "ec2:DescribeAccountAttributes", Resource: "*" }],
    }),
  });
  sandbox.world.step(30 * minute);
  expect((await balancerOf())?.status).toBe("ACTIVE");
});
