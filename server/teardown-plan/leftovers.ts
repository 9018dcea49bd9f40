import "server-only";
import type { TeardownCheck } from "@/lib/domain/teardown-kinds";
import type { Evidence, TeardownItem } from "@/lib/domain/teardown-plan";
import type { Cluster } from "@/server/aws/clusters";
import type { MadeRole } from "@/server/aws/made-roles";
import type { LeftFamily, LeftLoadBalancer, LeftoverDetails } from "./leftover-details";
import { type Look, newItem, otherOwner, staying, usersOfRole } from "./look";

const optional = { mayUntick: true, isTicked: false };

/** What outlived earlier deletions, by whomever; never ticked beforehand. */
export function leftoverItems(look: Look, left: LeftoverDetails, livingOwners: ReadonlySet<string>): TeardownItem[] {
  if (look.partial.problemOf("services") || look.partial.problemOf("clusters")) return [];
  return [
    ...look.clusters.flatMap((cluster) => clusterItem(look, cluster)),
    ...left.families.filter(({ revisionArns }) => revisionArns.length > 0).map(familyItem),
    ...left.logGroups.filter(({ name }) => isLeftLogGroup(look, name) && !livingOwners.has(name)).map(logGroupItem),
    ...left.loadBalancers.map(loadBalancerItem),
    ...left.roles.filter((role) => isLeftRole(look, role)).map(roleItem),
  ];
}

/** Roles are an account's, and stacks a Region's: only that of this Region can be told to be gone. */
function isLeftRole(look: Look, { arn, stackId }: MadeRole): boolean {
  const isOfRegion = stackId.split(":")[3] === look.region;
  if (!isOfRegion || look.partial.problemOf("stacks")) return false;
  return look.book.byId(stackId) === undefined && usersOfRole(look, arn).length === 0;
}

function roleItem({ roleName, arn, stackName }: MadeRole): TeardownItem {
  return newItem({
    kind: "role",
    name: roleName,
    resources: [{ type: "AWS::IAM::Role", id: arn }],
    evidence: [
      { check: "stacks", state: "clear", names: [stackName], from: "iam:ListRoleTags" },
      clear("services", "ecs:DescribeExpressGatewayService"),
    ],
    ...optional,
  });
}

function clear(check: TeardownCheck, from: string): Evidence {
  return { check, state: "clear", names: [], from };
}

function clusterItem(look: Look, cluster: Cluster): TeardownItem[] {
  const { clusterName, clusterArn, tags } = cluster;
  const isUsed = look.all.some((service) => service.clusterName === clusterName);
  if (isUsed || cluster.tasks > 0 || cluster.containerInstances > 0 || otherOwner(look, tags)) return [];
  const drains = cluster.activeServices > 0;
  const from = "ecs:DescribeClusters";
  return [
    newItem({
      kind: "cluster",
      name: clusterName,
      resources: [{ type: "AWS::ECS::Cluster", id: clusterArn }],
      evidence: [
        drains ? { check: "services", state: "found", names: ["DRAINING"], from } : clear("services", from),
        clear("running-tasks", from),
        clear("stacks", "cloudformation:DescribeStacks"),
      ],
      ...optional,
      ...(drains && { group: "blocked" as const, reason: { rule: "service-draining" as const, names: [] } }),
    }),
  ];
}

function familyItem({ family, revisionArns }: LeftFamily): TeardownItem {
  return newItem({
    kind: "task-definitions",
    name: family,
    resources: revisionArns.map((id) => ({ type: "task-definition", id })),
    evidence: [clear("services", "ecs:DescribeServices"), clear("running-tasks", "ecs:DescribeClusters")],
    ...optional,
  });
}

const insightsOf = /^\/aws\/ecs\/containerinsights\/([^/]+)\//;

/** A group that a service, a project or a cluster still writes to is none. */
export function isLeftLogGroup(look: Look, name: string): boolean {
  const cluster = insightsOf.exec(name)?.[1];
  if (cluster) return !look.clusters.some(({ clusterName }) => clusterName === cluster);
  if (look.all.some(({ logGroupNames }) => logGroupNames.includes(name))) return false;
  if (look.projects.some(({ logGroupName }) => logGroupName === name)) return false;
  return !(name.startsWith("/aws/codebuild/") && look.partial.problemOf("build-projects"));
}

function logGroupItem({ name, arn, sizeBytes }: LeftoverDetails["logGroups"][number]): TeardownItem {
  const isOfBuilds = name.startsWith("/aws/codebuild/");
  return newItem({
    kind: "log-group",
    name,
    resources: [{ type: "AWS::Logs::LogGroup", id: arn }],
    sizeBytes,
    evidence: [
      isOfBuilds
        ? clear("build-projects", "codebuild:BatchGetProjects")
        : clear("services", "ecs:DescribeExpressGatewayService"),
      clear("stacks", "cloudformation:DescribeStackResources"),
    ],
    ...optional,
  });
}

/** Only where nothing at all is behind it. */
function loadBalancerItem({ arn, name, targetGroupArns, targets, securityGroupIds }: LeftLoadBalancer): TeardownItem {
  const from = "elasticloadbalancing:DescribeTargetHealth";
  return newItem({
    kind: "load-balancer",
    name,
    resources: [
      { type: "load-balancer", id: arn },
      ...targetGroupArns.map((id) => ({ type: "target-group", id })),
      ...securityGroupIds.map((id) => ({ type: "load-balancer-security-group", id })),
    ],
    evidence: [
      clear("services", "ecs:DescribeServiceRevisions"),
      targets > 0
        ? { check: "target-groups", state: "found", names: [String(targets)], from }
        : clear("target-groups", from),
    ],
    ...optional,
    ...(targets > 0 &&
      staying(
        "shared-load-balancer",
        targetGroupArns.map((id) => id.split("/").at(-2) ?? id),
      )),
  });
}
