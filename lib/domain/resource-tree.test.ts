import { expect, test } from "vitest";
import { resourceName } from "./managed-tree";
import { onlyChanged, resourceTree } from "./resource-tree";
import type { ManagedResource } from "./rollout";
import type { Step } from "./run";
import { serviceResourceType } from "./service-resource-type";

const startedAt = "2026-11-23T14:00:00.000Z";
const endedAt = "2026-11-23T14:01:00.000Z";

const managed = (kind: ManagedResource["kind"], status = "ACTIVE"): ManagedResource => ({
  kind,
  arn: `arn:${kind}`,
  status,
  progress: status === "ACTIVE" ? "succeeded" : "running",
});

function steps(serviceStatus: string): [Step, ...Step[]] {
  const resource = (logicalId: string, resourceType: string, status: string) => ({
    logicalId,
    resourceType,
    status,
    progress: "succeeded" as const,
  });
  const stack = {
    stackName: "shop",
    status: "UPDATE_IN_PROGRESS",
    resources: [resource("Service", serviceResourceType, serviceStatus)],
  };
  const rollout = {
    serviceArn: "arn:service",
    progress: "running" as const,
    revisions: [],
    triggeredAlarms: [],
    resources: [managed("load-balancer"), managed("rule", "PROVISIONING"), managed("alarm")],
  };
  return [
    {
      name: "preview",
      progress: "succeeded",
      startedAt,
      endedAt,
      detail: { stack: { stackName: "shop", resources: [] } },
    },
    { name: "rollout", progress: "running", startedAt, detail: { stack, rollout } },
  ];
}

test("what ECS manages hangs on the service that the stack holds", () => {
  const nodes = resourceTree({ steps: steps("CREATE_IN_PROGRESS") });
  expect(nodes.map(({ name, depth, up }) => [name, depth, up])).toEqual([
    ["shop", 0, 1],
    ["Service", 1, 1],
    ["arn:load-balancer", 2, 1],
    ["arn:rule", 3, 1],
    ["arn:alarm", 2, 3],
  ]);
  expect(nodes.every(({ isChanged }) => isChanged)).toBe(true);
});

test("of an update, only what moves is shown as changed, with what it hangs on", () => {
  const nodes = onlyChanged(resourceTree({ steps: steps("UPDATE_IN_PROGRESS") }));
  expect(nodes.map(({ name }) => name)).toEqual(["shop", "Service", "arn:load-balancer", "arn:rule"]);
});

test("without a change of the stack, ECS's own resources stand alone", () => {
  const [preview, rollout] = steps("UPDATE_COMPLETE");
  if (rollout?.detail.stack) rollout.detail.stack.resources = [];
  expect(resourceTree({ steps: [preview, ...(rollout ? [rollout] : [])] }).map(({ depth }) => depth)).toEqual([
    0, 0, 1, 0,
  ]);
});

test.each([
  [
    "arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/app/ecs-express-gateway-alb-1a2b3c4d/50dc6c495c0c9188",
    "ecs-express-gateway-alb-1a2b3c4d",
  ],
  ["arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/ecs-gateway-tg-9f0c/73e2d6bc24d8a067", "ecs-gateway-tg-9f0c"],
  ["arn:aws:elasticloadbalancing:eu-west-1:1:listener-rule/app/alb/50dc/f2f7/9683b2d02a6cabee", "9683b2d02a6cabee"],
  ["arn:aws:cloudwatch:eu-west-1:1:alarm:default/shop/RollbackAlarm", "default/shop/RollbackAlarm"],
  ["arn:aws:logs:eu-west-1:1:log-group:/aws/ecs/default/shop-1a2b:*", "/aws/ecs/default/shop-1a2b"],
  [
    "arn:aws:autoscaling:eu-west-1:1:scalingPolicy:6d8e:resource/ecs/service/default/shop:policyName/shopAVERAGE_CPU",
    "shopAVERAGE_CPU",
  ],
  ["arn:aws:ec2:eu-west-1:1:security-group/sg-0a1b2c3d", "sg-0a1b2c3d"],
  ["sg-0a1b2c3d", "sg-0a1b2c3d"],
])("%s is called %s", (arn, name) => {
  expect(resourceName(arn)).toBe(name);
});
