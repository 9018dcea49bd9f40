import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { KeyAlgorithm, paginateListCertificates } from "@aws-sdk/client-acm";
import { paginateDescribeScalableTargets } from "@aws-sdk/client-application-auto-scaling";
import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { BatchGetProjectsCommand } from "@aws-sdk/client-codebuild";
import { DescribeSecurityGroupsCommand, DescribeSubnetsCommand, DescribeVpcsCommand } from "@aws-sdk/client-ec2";
import { GetRoleCommand } from "@aws-sdk/client-iam";
import { serviceResourceType } from "@/lib/domain/service-resource-type";
import { describeAny } from "./all-services";
import { listAllStacks } from "./all-stacks";
import type { AwsClients } from "./clients";
import { listClusters } from "./clusters";
import { listDigests } from "./deletions";
import { clusterOf, isServiceGone } from "./ecs";
import {
  listenerOf,
  listListenerArns,
  listLoadBalancerArns,
  listRuleArns,
  listTargetGroupArns,
  loadBalancerOf,
} from "./ingress-there";
import { findLogGroup } from "./log-groups";
import { listRepositories } from "./repositories";
import { familyOf, listRevisionsOf } from "./task-definitions";
import { byNames, each, groupedBy, inGroups, isFound, type Look, listed, nameIn } from "./ways-to-look";

export interface Resource {
  type: string;
  id: string;
}

const looks: Record<string, Look> = {
  "AWS::CloudFormation::Stack": listed(async (aws) => (await listAllStacks(aws)).map(({ stackId }) => stackId)),
  "express-service": inGroups(clusterOf, listServicesThere),
  [serviceResourceType]: inGroups(clusterOf, listServicesThere),
  image: inGroups(repositoryOf, async (aws, repository) => {
    const digests = await listDigests(aws, repository.replace(/^.*:repository\//, ""));
    return digests.map((digest) => `${repository}@${digest}`);
  }),
  "task-definition": inGroups(familyOf, (aws, family) => listRevisionsOf(aws, family)),
  "AWS::ECR::Repository": listed(async (aws) => (await listRepositories(aws)).map(({ arn }) => arn)),
  "AWS::ECS::Cluster": listed(async (aws) =>
    (await listClusters(aws)).filter(({ status }) => status !== "INACTIVE").map(({ clusterArn }) => clusterArn),
  ),
  "AWS::Logs::LogGroup": each(async (aws, id) => (await findLogGroup(aws, nameIn(id, ":log-group:"))) !== undefined),
  "AWS::CodeBuild::Project": byNames(":project/", 100, async ({ codebuild }, names) => {
    const { projects = [] } = await codebuild.send(new BatchGetProjectsCommand({ names }));
    return projects.map(({ name }) => name);
  }),
  "AWS::IAM::Role": each(({ iam }, id) =>
    isFound(["NoSuchEntityException"], () => iam.send(new GetRoleCommand({ RoleName: id.split("/").at(-1) }))),
  ),
  vpc: byNames("/", 200, async ({ ec2 }, Values) => {
    const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({ Filters: [{ Name: "vpc-id", Values }] }));
    return Vpcs.map(({ VpcId }) => VpcId);
  }),
  subnet: byNames("/", 200, async ({ ec2 }, Values) => {
    const Filters = [{ Name: "subnet-id", Values }];
    const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ Filters }));
    return Subnets.map(({ SubnetId }) => SubnetId);
  }),
  "load-balancer": listed(listLoadBalancerArns),
  "target-group": listed(listTargetGroupArns),
  listener: inGroups(loadBalancerOf, listListenerArns),
  rule: inGroups(listenerOf, listRuleArns),
  certificate: listed(listCertificates),
  "service-security-group": byNames("/", 200, listSecurityGroups),
  "load-balancer-security-group": byNames("/", 200, listSecurityGroups),
  alarm: byNames(":alarm:", 100, async ({ cloudwatch }, AlarmNames) => {
    const { MetricAlarms = [] } = await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames, MaxRecords: 100 }));
    return MetricAlarms.map(({ AlarmName }) => AlarmName);
  }),
  "scaling-target": listed(listScalingTargets),
};

const gathered = new WeakMap<AwsClients["ecs"], { resources: Resource[]; answer: Promise<Set<string>> }>();
/** Whoever polls at the same pace is soon among the same. */
const gatherMs = 50;

/**
 * Those that AWS still has, of the types that it can be asked about by themselves; the others went with what held them. What is asked
 * for at about the same time is asked of AWS together.
 */
export async function listStillThere(aws: AwsClients, resources: readonly Resource[]): Promise<Set<string>> {
  const batch = gathered.get(aws.ecs) ?? gather();
  gathered.set(aws.ecs, batch);
  batch.resources.push(...resources);
  const there = await batch.answer;
  return new Set(resources.map(({ id }) => id).filter((id) => there.has(id)));

  function gather() {
    const all: Resource[] = [];
    const answer = sleep(gatherMs).then(() => {
      gathered.delete(aws.ecs);
      return askFor(aws, all);
    });
    return { resources: all, answer };
  }
}

async function askFor(aws: AwsClients, resources: readonly Resource[]): Promise<Set<string>> {
  const byType = groupedBy(resources, ({ type }) => type);
  const found = await Promise.all(
    [...byType].map(([type, group]) => looks[type]?.(aws, [...new Set(group.map(({ id }) => id))]) ?? []),
  );
  return new Set(found.flat());
}

async function listServicesThere(aws: AwsClients, cluster: string, arns: readonly string[]): Promise<string[]> {
  try {
    return (await describeAny(aws, cluster, arns)).map(({ serviceArn }) => serviceArn);
  } catch (error) {
    if (isServiceGone(error)) return [];
    throw error;
  }
}

async function listCertificates({ acm }: AwsClients): Promise<string[]> {
  const arns: string[] = [];
  const wanted = { Includes: { keyTypes: Object.values(KeyAlgorithm) } };
  for await (const page of paginateListCertificates({ client: acm, pageSize: 1000 }, wanted))
    arns.push(...(page.CertificateSummaryList ?? []).flatMap(({ CertificateArn }) => CertificateArn ?? []));
  return arns;
}

async function listSecurityGroups({ ec2 }: AwsClients, Values: string[]): Promise<(string | undefined)[]> {
  const { SecurityGroups = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({ Filters: [{ Name: "group-id", Values }] }),
  );
  return SecurityGroups.map(({ GroupId }) => GroupId);
}

/** By both of the names that one is known by. */
async function listScalingTargets({ autoScaling }: AwsClients): Promise<string[]> {
  const found: string[] = [];
  const wanted = { ServiceNamespace: "ecs", ScalableDimension: "ecs:service:DesiredCount" } as const;
  for await (const page of paginateDescribeScalableTargets({ client: autoScaling }, wanted))
    for (const { ScalableTargetARN, ResourceId } of page.ScalableTargets ?? [])
      found.push(...[ScalableTargetARN, ResourceId].filter((name) => name !== undefined));
  return found;
}

function repositoryOf(imageId: string): string {
  return imageId.slice(0, imageId.indexOf("@"));
}
