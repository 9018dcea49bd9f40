import { describe, expect, test } from "vitest";
import { type ChangeRisk, gateOf, risksOf } from "./change-risk";
import { inBrief, type PropertyChange, type StackChange } from "./stack-change";

const service = "AWS::ECS::ExpressGatewayService";
const none: ChangeRisk[] = [];

function change(changes: Partial<StackChange> & { resourceType: string }): StackChange {
  return { action: "Modify", logicalId: "It", replacement: "False", properties: [], ...changes };
}

const property = (name: string, before?: string, after?: string): PropertyChange[] => [{ name, before, after }];
const trust = '{"Statement":[{"Action":"sts:AssumeRole"}]}';

const onExisting: [string, StackChange, ChangeRisk[]][] = [
  ["a new image", change({ resourceType: service, properties: property("PrimaryContainer/Image", "a", "b") }), none],
  ["more tasks", change({ resourceType: service, properties: property("ScalingTarget/MaxTaskCount", "2", "4") }), none],
  ["another name", change({ resourceType: service, replacement: "True" }), ["replaces-service"]],
  ["a role that may be new", change({ resourceType: service, replacement: "Conditional" }), ["may-replace-service"]],
  ["no service", change({ resourceType: service, action: "Remove", policyAction: "Delete" }), ["removes-service"]],
  ["a service that is let go", change({ resourceType: service, action: "Remove", policyAction: "Retain" }), none],
  [
    "other subnets",
    change({ resourceType: service, properties: property("NetworkConfiguration/Subnets/0", "subnet-1", "subnet-2") }),
    ["moves-network"],
  ],
  [
    "subnets that are left to AWS",
    change({ resourceType: service, properties: property("NetworkConfiguration", '{"Subnets":["subnet-1"]}') }),
    ["moves-network"],
  ],
  [
    "another role of the tasks",
    change({ resourceType: service, properties: property("TaskRoleArn", undefined, "arn:aws:iam::1:role/admin") }),
    ["other-role"],
  ],
  [
    "a role that the stack itself changes",
    change({
      resourceType: service,
      properties: property("ExecutionRoleArn", "arn:1", "{{changeSet:KNOWN_AFTER_APPLY}}"),
    }),
    none,
  ],
  [
    "what was changed past the stack",
    change({ resourceType: service, properties: [{ name: "Cpu", before: "512", after: "256", drift: {} }] }),
    ["reverts-drift"],
  ],
  ["a resource as it was", change({ resourceType: service, action: "SyncWithActual" }), ["reverts-drift"]],
  [
    "one more policy of a role",
    change({ resourceType: "AWS::IAM::Role", properties: property("ManagedPolicyArns/1", undefined, "arn:p") }),
    ["widens-rights"],
  ],
  [
    "a policy less",
    change({ resourceType: "AWS::IAM::Role", properties: property("ManagedPolicyArns/1", "arn:p") }),
    none,
  ],
  [
    "another policy document",
    change({ resourceType: "AWS::IAM::Role", properties: property("Policies/0/PolicyDocument", "{}", '{"a":1}') }),
    ["widens-rights"],
  ],
  ["a role's text", change({ resourceType: "AWS::IAM::Role", properties: property("Description", "a", "b") }), none],
  [
    "one more role",
    change({ resourceType: "AWS::IAM::Role", action: "Add", replacement: undefined }),
    ["widens-rights"],
  ],
  ["a role less", change({ resourceType: "AWS::IAM::Role", action: "Remove", policyAction: "Delete" }), none],
  [
    "another role in its place",
    change({ resourceType: "AWS::IAM::Role", replacement: "True", properties: property("RoleName", "a", "b") }),
    ["widens-rights", "replaces-resource"],
  ],
  [
    "who may pull images",
    change({ resourceType: "AWS::ECR::Repository", properties: property("RepositoryPolicyText", undefined, "{}") }),
    ["widens-rights"],
  ],
  [
    "how long images are kept",
    change({
      resourceType: "AWS::ECR::Repository",
      properties: property("LifecyclePolicy/LifecyclePolicyText", "a", "b"),
    }),
    none,
  ],
  ["no repository", change({ resourceType: "AWS::ECR::Repository", action: "Remove" }), ["deletes-data"]],
  [
    "a log group that is let go",
    change({ resourceType: "AWS::Logs::LogGroup", action: "Remove", policyAction: "Retain" }),
    none,
  ],
  [
    "another log group",
    change({ resourceType: "AWS::Logs::LogGroup", replacement: "True", policyAction: "ReplaceAndDelete" }),
    ["deletes-data", "replaces-resource"],
  ],
  [
    "logs for a shorter time",
    change({ resourceType: "AWS::Logs::LogGroup", properties: property("RetentionInDays", "90", "30") }),
    ["shortens-retention"],
  ],
  [
    "logs for a while, which were for ever",
    change({ resourceType: "AWS::Logs::LogGroup", properties: property("RetentionInDays", undefined, "30") }),
    ["shortens-retention"],
  ],
  [
    "logs for longer",
    change({ resourceType: "AWS::Logs::LogGroup", properties: property("RetentionInDays", "30", "90") }),
    none,
  ],
  [
    "a rule for everybody",
    change({
      resourceType: "AWS::EC2::SecurityGroup",
      properties: property("SecurityGroupIngress/0/CidrIp", "10.0.0.0/8", "0.0.0.0/0"),
    }),
    ["opens-to-internet"],
  ],
  [
    "a second rule for everybody",
    change({
      resourceType: "AWS::EC2::SecurityGroup",
      properties: property(
        "SecurityGroupIngress",
        '[{"CidrIp":"0.0.0.0/0","FromPort":443}]',
        '[{"CidrIp":"0.0.0.0/0","FromPort":443},{"CidrIpv6":"::/0","FromPort":22}]',
      ),
    }),
    ["opens-to-internet"],
  ],
  [
    "a rule for some",
    change({
      resourceType: "AWS::EC2::SecurityGroupIngress",
      action: "Add",
      properties: property("CidrIp", undefined, "10.0.0.0/8"),
    }),
    none,
  ],
  [
    "a way out",
    change({
      resourceType: "AWS::EC2::SecurityGroup",
      properties: property("SecurityGroupEgress/0/CidrIp", undefined, "0.0.0.0/0"),
    }),
    none,
  ],
  [
    "a balancer on the internet",
    change({
      resourceType: "AWS::ElasticLoadBalancingV2::LoadBalancer",
      replacement: "True",
      properties: property("Scheme", "internal", "internet-facing"),
    }),
    ["opens-to-internet", "replaces-resource"],
  ],
  ["what it cannot tell", change({ resourceType: "AWS::CloudFormation::Stack" }), ["unseen"]],
  ["what is worked out later", change({ resourceType: "Custom::Thing", action: "Dynamic" }), ["unseen"]],
];

test.each(onExisting)("%s", (_, of, risks) => {
  expect(risksOf(of, { isNewStack: false })).toEqual(risks);
});

describe("a stack that is made for the first time", () => {
  test.each<[string, StackChange, ChangeRisk[]]>([
    [
      "its roles are what was asked for",
      change({
        resourceType: "AWS::IAM::Role",
        action: "Add",
        properties: property("AssumeRolePolicyDocument", undefined, trust),
      }),
      none,
    ],
    [
      "its network is what the form said",
      change({
        resourceType: service,
        action: "Add",
        properties: property("NetworkConfiguration/Subnets/0", undefined, "subnet-1"),
      }),
      none,
    ],
    [
      "but a door for everybody is not",
      change({
        resourceType: "AWS::EC2::SecurityGroup",
        action: "Add",
        properties: property("SecurityGroupIngress/0/CidrIpv6", undefined, "::/0"),
      }),
      ["opens-to-internet"],
    ],
  ])("%s", (_, of, risks) => {
    expect(risksOf(of, { isNewStack: true })).toEqual(risks);
  });
});

test.each<[ChangeRisk[][], ReturnType<typeof gateOf>]>([
  [[], "none"],
  [[[], []], "none"],
  [[[], ["widens-rights"]], "click"],
  [[["opens-to-internet"], ["may-replace-service"]], "typed"],
  [[["removes-service"]], "typed"],
])("%j waits for %s", (risks, need) => {
  expect(gateOf(risks.map((each) => ({ risks: each })))).toBe(need);
});

test("of a change without end, as much is kept as can be read", () => {
  const properties = Array.from({ length: 100 }, (_, index) => ({ name: `P${index}`, after: "x".repeat(5000) }));
  const brief = inBrief(change({ resourceType: service, properties }));

  expect(brief).toMatchObject({ moreProperties: 40, properties: { length: 60 } });
  expect(brief.properties[0]?.after).toHaveLength(1001);
});
