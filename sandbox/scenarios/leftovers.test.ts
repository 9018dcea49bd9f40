import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { ElasticLoadBalancingV2 } from "@aws-sdk/client-elastic-load-balancing-v2";
import { expect } from "vitest";
import { test } from "../testing";
import { minute } from "./seeds/past";
import { clientsOf } from "./testing";

test("in leftovers both stacks are gone, and what they left can be found and taken away", async ({ start }) => {
  const sandbox = await start({ scenario: "leftovers", speed: 1 });
  const { cloudformation, config, ec2, ecr, ecs } = clientsOf(sandbox);
  const [balancing, logs] = [new ElasticLoadBalancingV2(config), new CloudWatchLogs(config)];

  expect((await cloudformation.describeStacks({})).Stacks).toEqual([]);
  const { StackSummaries } = await cloudformation.listStacks({ StackStatusFilter: ["DELETE_COMPLETE"] });
  expect(StackSummaries?.map(({ StackName }) => StackName).sort()).toEqual(["shop", "shop-build"]);
  expect((await ecs.describeClusters({})).clusters).toMatchObject([{ clusterName: "default", activeServicesCount: 0 }]);
  expect((await ecs.describeServices({ services: ["shop"] })).services).toMatchObject([{ status: "INACTIVE" }]);
  const { taskDefinitionArns = [] } = await ecs.listTaskDefinitions({});
  expect(taskDefinitionArns).toHaveLength(1);
  const { imageDetails = [] } = await ecr.describeImages({ repositoryName: "shop" });
  expect(imageDetails.flatMap(({ imageTags = [] }) => imageTags)).toEqual(expect.arrayContaining(["hotfix", "latest"]));
  const { logGroups = [] } = await logs.describeLogGroups({});
  expect(logGroups.map(({ logGroupName = "" }) => logGroupName)).toEqual([
    "/aws/codebuild/shop-build",
    expect.stringMatching(/^\/aws\/ecs\//),
  ]);
  const { LoadBalancers: [balancer] = [] } = await balancing.describeLoadBalancers({});
  const { LoadBalancerArn, VpcId } = balancer ?? {};
  expect((await ec2.describeVpcs({})).Vpcs).toMatchObject([{ VpcId, IsDefault: true }]);

  await balancing.deleteLoadBalancer({ LoadBalancerArn });
  await ecr.deleteRepository({ repositoryName: "shop", force: true });
  for (const { logGroupName } of logGroups) await logs.deleteLogGroup({ logGroupName });
  for (const taskDefinition of taskDefinitionArns) await ecs.deregisterTaskDefinition({ taskDefinition });
  await ecs.deleteCluster({ cluster: "default" });
  sandbox.world.step(10 * minute);
  expect((await ec2.describeNetworkInterfaces({})).NetworkInterfaces).toEqual([]);
});
