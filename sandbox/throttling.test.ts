import { DescribeVpcsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { ECSClient, ListClustersCommand } from "@aws-sdk/client-ecs";
import { expect, test as plain } from "vitest";
import { clientConfig } from "./client-config";
import { test } from "./testing";
import { Throttling } from "./throttling";

const place = { account: "482109334517", region: "eu-north-1" };

plain.each([
  ["ecs:DescribeServices", "eu-north-1", 100, 20],
  ["ecs:DescribeClusters", "eu-north-1", 50, 20],
  ["ecs:CreateExpressGatewayService", "eu-north-1", 50, 5],
  ["ecs:RegisterTaskDefinition", "eu-north-1", 20, 1],
  ["ec2:DescribeVpcs", "eu-north-1", 100, 20],
  ["ec2:CreateVpc", "eu-north-1", 50, 5],
  ["logs:GetLogEvents", "eu-north-1", 25, 25],
  ["logs:GetLogEvents", "eu-west-1", 10, 10],
  ["logs:GetLogEvents", "eu-west-3", 30, 30],
  ["logs:FilterLogEvents", "eu-central-1", 5, 5],
])("%s in %s is admitted %d times at once, then %d times a second", (action, region, burst, perSecond) => {
  let now = 0;
  const throttling = new Throttling(() => now);
  const admitted = () => {
    let count = 0;
    while (throttling.admit({ ...place, region }, action)) count++;
    return count;
  };
  expect(admitted()).toBe(burst);
  expect(admitted()).toBe(0);

  now += 1000;
  expect(admitted()).toBe(perSecond);

  now += 3_600_000;
  expect(admitted()).toBe(burst);
});

plain("operations of one group share their bucket, accounts and Regions do not", () => {
  const throttling = new Throttling(() => 0);
  const drain = () => Array.from({ length: 100 }, () => throttling.admit(place, "ecs:DescribeServices"));
  expect(drain()).not.toContain(false);

  expect(throttling.admit(place, "ecs:ListServices")).toBe(false);
  expect(throttling.admit(place, "ecs:DescribeTasks")).toBe(true);
  expect(throttling.admit({ ...place, region: "us-east-1" }, "ecs:ListServices")).toBe(true);
  expect(throttling.admit({ ...place, account: "205611478833" }, "ecs:ListServices")).toBe(true);
});

plain("what has no published limit is always admitted", () => {
  const throttling = new Throttling(() => 0);
  for (let count = 0; count < 10_000; count++) {
    expect(throttling.admit(place, "codebuild:BatchGetBuilds")).toBe(true);
  }
});

test("a sandbox that enforces quotas throttles in each service's words, and only then", async ({ sandbox }) => {
  const ecs = new ECSClient(clientConfig(sandbox));
  const ec2 = new EC2Client(clientConfig(sandbox));
  const outcomes = async (send: () => Promise<object>) => {
    const all = await Promise.all(
      Array.from({ length: 130 }, () =>
        send().then(
          () => "ok",
          ({ name }) => String(name),
        ),
      ),
    );
    return new Set(all);
  };
  expect(await outcomes(() => ecs.send(new ListClustersCommand({})))).toEqual(new Set(["ok"]));

  sandbox.faults.change({ enforceQuotas: true });
  expect(await outcomes(() => ecs.send(new ListClustersCommand({})))).toEqual(new Set(["ok", "ThrottlingException"]));
  expect(await outcomes(() => ec2.send(new DescribeVpcsCommand({})))).toEqual(new Set(["ok", "RequestLimitExceeded"]));
});
