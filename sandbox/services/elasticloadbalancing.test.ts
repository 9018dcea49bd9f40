import {
  DeleteListenerCommand,
  DeleteLoadBalancerCommand,
  DeleteRuleCommand,
  DeleteTargetGroupCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTagsCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { expect } from "vitest";
import { clientConfig } from "../client-config";
import type { Sandbox } from "../server";
import { test } from "../testing";
import {
  putListener,
  putLoadBalancer,
  putRule,
  putTargetGroup,
  removeTarget,
  setTargetHealth,
} from "./elasticloadbalancing/resources";
import { newListenerArn, newLoadBalancerArn, newRuleArn, newTargetGroupArn } from "./elasticloadbalancing/tables";

const target = { Id: "172.31.0.10", Port: 80 };

test("what a service balances can be described from the load balancer to the target", async ({ sandbox }) => {
  const { client, balancer, listener, rule, group, place } = balanced(sandbox);
  const balancers = await client.send(new DescribeLoadBalancersCommand({ Names: ["shop-alb"] }));
  expect(balancers.LoadBalancers).toMatchObject([{ LoadBalancerArn: balancer, State: { Code: "active" } }]);
  const listeners = await client.send(new DescribeListenersCommand({ LoadBalancerArn: balancer }));
  expect(listeners.Listeners).toMatchObject([{ ListenerArn: listener, Port: 443 }]);
  const { Rules } = await client.send(new DescribeRulesCommand({ ListenerArn: listener }));
  expect(Rules?.map(({ Priority }) => Priority)).toEqual(["1", "default"]);
  const groups = await client.send(new DescribeTargetGroupsCommand({ LoadBalancerArn: balancer }));
  expect(groups.TargetGroups).toMatchObject([
    { TargetGroupArn: group, LoadBalancerArns: [balancer], Matcher: { HttpCode: "200" } },
  ]);
  const tags = await client.send(new DescribeTagsCommand({ ResourceArns: [balancer, listener, rule, group] }));
  expect(tags.TagDescriptions?.map(({ Tags }) => Tags)).toEqual(
    Array(4).fill([{ Key: "AmazonECSManaged", Value: "true" }]),
  );

  const health = async () =>
    (await client.send(new DescribeTargetHealthCommand({ TargetGroupArn: group }))).TargetHealthDescriptions ?? [];
  expect(await health()).toEqual([]);
  setTargetHealth(place, group, target, { State: "initial", Reason: "Elb.RegistrationInProgress" });
  setTargetHealth(place, group, target, { State: "healthy" });
  expect(await health()).toMatchObject([{ Target: target, TargetHealth: { State: "healthy" } }]);
  removeTarget(place, group, target);
  expect(await health()).toEqual([]);
});

test("a target that was never registered is unused", async ({ sandbox }) => {
  const { client, group } = balanced(sandbox);
  const { TargetHealthDescriptions } = await client.send(
    new DescribeTargetHealthCommand({ TargetGroupArn: group, Targets: [target] }),
  );
  expect(TargetHealthDescriptions).toMatchObject([
    { TargetHealth: { State: "unused", Reason: "Target.NotRegistered" } },
  ]);
});

test("a target group can go once no rule needs it, and a load balancer takes its listeners along", async ({
  sandbox,
}) => {
  const { client, balancer, listener, rule, group } = balanced(sandbox);
  const remove = new DeleteTargetGroupCommand({ TargetGroupArn: group });
  await expect(client.send(remove)).rejects.toMatchObject({
    name: "ResourceInUseException",
    message: `Target group '${group}' is currently in use by a listener or a rule`,
  });
  await client.send(new DeleteRuleCommand({ RuleArn: rule }));
  await client.send(remove);
  await client.send(new DeleteLoadBalancerCommand({ LoadBalancerArn: balancer }));
  await client.send(new DeleteLoadBalancerCommand({ LoadBalancerArn: balancer }));

  expect((await client.send(new DescribeLoadBalancersCommand({}))).LoadBalancers).toEqual([]);
  await expect(client.send(new DeleteListenerCommand({ ListenerArn: listener }))).rejects.toMatchObject({
    name: "ListenerNotFoundException",
  });
});

const unknown = "arn:aws:elasticloadbalancing:eu-west-1:482109334517:targetgroup/none/0123456789abcdef";
test.for([
  ["a load balancer", new DescribeLoadBalancersCommand({ Names: ["none"] }), "LoadBalancerNotFoundException"],
  [
    "a listener's load balancer",
    new DescribeListenersCommand({ LoadBalancerArn: unknown }),
    "LoadBalancerNotFoundException",
  ],
  ["a rule's listener", new DescribeRulesCommand({ ListenerArn: unknown }), "ListenerNotFoundException"],
  ["a target group", new DescribeTargetGroupsCommand({ TargetGroupArns: [unknown] }), "TargetGroupNotFoundException"],
  ["a target's group", new DescribeTargetHealthCommand({ TargetGroupArn: unknown }), "TargetGroupNotFoundException"],
  ["what has tags", new DescribeTagsCommand({ ResourceArns: [unknown] }), "TargetGroupNotFoundException"],
  ["a rule", new DeleteRuleCommand({ RuleArn: unknown }), "RuleNotFoundException"],
] as const)("%s that is not there is refused", async ([, command, name], { sandbox }) => {
  const client = new ElasticLoadBalancingV2Client(clientConfig(sandbox));
  await expect(client.send(command as DescribeRulesCommand)).rejects.toMatchObject({ name });
});

function balanced(sandbox: Sandbox) {
  const place = { account: sandbox.world.account, region: "eu-west-1", world: sandbox.world };
  const tags = { AmazonECSManaged: "true" };
  const balancer = newLoadBalancerArn(place, "shop-alb");
  const listener = newListenerArn(balancer);
  const rule = newRuleArn(listener);
  const group = newTargetGroupArn(place, "shop-tg");
  const forward = [
    { Type: "forward" as const, ForwardConfig: { TargetGroups: [{ TargetGroupArn: group, Weight: 100 }] } },
  ];
  putLoadBalancer(place, { LoadBalancerArn: balancer, LoadBalancerName: "shop-alb", State: { Code: "active" }, tags });
  putListener(place, { ListenerArn: listener, LoadBalancerArn: balancer, Port: 443, Protocol: "HTTPS", tags });
  putRule(place, { RuleArn: rule, ListenerArn: listener, Priority: "1", Actions: forward, tags });
  putTargetGroup(place, {
    TargetGroupArn: group,
    TargetGroupName: "shop-tg",
    Matcher: { HttpCode: "200" },
    targets: [],
    tags,
  });
  return { client: new ElasticLoadBalancingV2Client(clientConfig(sandbox)), place, balancer, listener, rule, group };
}
