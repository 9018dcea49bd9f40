import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { expect } from "vitest";
import { test } from "../testing";
import { clientsOf } from "./testing";

test("in ten-thousand-services each of the twenty places has five hundred, and the first a thousand builds", async ({
  start,
}) => {
  const sandbox = await start({ scenario: "ten-thousand-services" });
  const [, second] = sandbox.world.accounts;
  const { ecs, ecr } = clientsOf(sandbox, second?.id, "us-west-2");
  expect((await ecs.describeClusters({})).clusters).toMatchObject([
    { clusterName: "default", activeServicesCount: 500, runningTasksCount: 500 },
  ]);
  const serviceArn = `arn:aws:ecs:us-west-2:${second?.id}:service/default/checkout-api`;
  const { service } = await ecs.describeExpressGatewayService({ serviceArn });
  const { image = "" } = service?.activeConfigurations?.[0]?.primaryContainer ?? {};
  const [, repositoryName, imageDigest] = /amazonaws\.com\/([^@]+)@(.+)$/.exec(image) ?? [];
  const { imageDetails } = await ecr.describeImages({ repositoryName, imageIds: [{ imageDigest }] });
  expect(imageDetails).toHaveLength(1);
});

test("in ten-thousand-services every build has its own log", async ({ start }) => {
  const sandbox = await start({ scenario: "ten-thousand-services" });
  const { codebuild, config } = clientsOf(sandbox);
  const { ids = [], nextToken } = await codebuild.listBuilds({});
  expect([ids.length, nextToken]).toEqual([100, expect.any(String)]);
  const { builds = [] } = await codebuild.batchGetBuilds({ ids });
  expect(new Set(builds.map(({ buildStatus }) => buildStatus))).toEqual(new Set(["SUCCEEDED"]));
  const [build] = builds;
  const logs = new CloudWatchLogs(config);
  const { groupName: logGroupName, streamName: logStreamName } = build?.logs ?? {};
  const { events = [] } = await logs.getLogEvents({ logGroupName, logStreamName, startFromHead: true });
  expect(events.length).toBeGreaterThan(30);
  expect(events[0]?.timestamp).toBeGreaterThanOrEqual(build?.startTime?.getTime() ?? Number.POSITIVE_INFINITY);
  expect(events.at(-1)?.timestamp).toBeLessThanOrEqual(build?.endTime?.getTime() ?? 0);
});
