import "server-only";
import { DescribeCertificateCommand } from "@aws-sdk/client-acm";
import { DescribeScalableTargetsCommand } from "@aws-sdk/client-application-auto-scaling";
import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { BatchGetProjectsCommand } from "@aws-sdk/client-codebuild";
import { DescribeSecurityGroupsCommand, DescribeSubnetsCommand, DescribeVpcsCommand } from "@aws-sdk/client-ec2";
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { GetRoleCommand } from "@aws-sdk/client-iam";
import { serviceResourceType } from "@/lib/domain/service-resource-type";
import { describeAny } from "./all-services";
import type { AwsClients } from "./clients";
import { findStack } from "./cloudformation";
import { listClusters } from "./clusters";
import { listDigests } from "./deletions";
import { clusterOf, isServiceGone } from "./ecs";
import { findLogGroup } from "./log-groups";
import { listRepositories } from "./repositories";
import { familyOf, listRevisionsOf } from "./task-definitions";

export interface Resource {
  type: string;
  id: string;
}

/** Of ids of one type, those that AWS still has. */
type Look = (aws: AwsClients, ids: readonly string[]) => Promise<readonly string[]>;

const looks: Record<string, Look> = {
  "AWS::CloudFormation::Stack": each(async (aws, id) => {
    const stack = await findStack(aws, id);
    return stack !== undefined && stack.status !== "DELETE_COMPLETE";
  }),
  "express-service": each(isServiceThere),
  [serviceResourceType]: each(isServiceThere),
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
  "AWS::CodeBuild::Project": each(async ({ codebuild }, id) => {
    const { projects = [] } = await codebuild.send(new BatchGetProjectsCommand({ names: [nameIn(id, ":project/")] }));
    return projects.length > 0;
  }),
  "AWS::IAM::Role": each(({ iam }, id) =>
    isFound(["NoSuchEntityException"], () => iam.send(new GetRoleCommand({ RoleName: id.split("/").at(-1) }))),
  ),
  vpc: each(async ({ ec2 }, id) => {
    const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({ Filters: [{ Name: "vpc-id", Values: [id] }] }));
    return Vpcs.length > 0;
  }),
  subnet: each(async ({ ec2 }, id) => {
    const Filters = [{ Name: "subnet-id", Values: [id] }];
    const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ Filters }));
    return Subnets.length > 0;
  }),
  "load-balancer": each(({ elb }, arn) =>
    isFound(["LoadBalancerNotFoundException"], () =>
      elb.send(new DescribeLoadBalancersCommand({ LoadBalancerArns: [arn] })),
    ),
  ),
  "target-group": each(({ elb }, arn) =>
    isFound(["TargetGroupNotFoundException"], () =>
      elb.send(new DescribeTargetGroupsCommand({ TargetGroupArns: [arn] })),
    ),
  ),
  listener: each(({ elb }, arn) =>
    isFound(["ListenerNotFoundException"], () => elb.send(new DescribeListenersCommand({ ListenerArns: [arn] }))),
  ),
  rule: each(({ elb }, arn) =>
    isFound(["RuleNotFoundException"], () => elb.send(new DescribeRulesCommand({ RuleArns: [arn] }))),
  ),
  certificate: each(({ acm }, CertificateArn) =>
    isFound(["ResourceNotFoundException"], () => acm.send(new DescribeCertificateCommand({ CertificateArn }))),
  ),
  "service-security-group": each(isSecurityGroupThere),
  "load-balancer-security-group": each(isSecurityGroupThere),
  alarm: each(async ({ cloudwatch }, arn) => {
    const AlarmNames = [nameIn(arn, ":alarm:")];
    const { MetricAlarms = [] } = await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames }));
    return MetricAlarms.length > 0;
  }),
  "scaling-target": each(async ({ autoScaling }, arn) => {
    const wanted = { ServiceNamespace: "ecs", ScalableDimension: "ecs:service:DesiredCount" } as const;
    const { ScalableTargets = [] } = await autoScaling.send(new DescribeScalableTargetsCommand(wanted));
    return ScalableTargets.some(({ ScalableTargetARN, ResourceId }) => arn === ScalableTargetARN || arn === ResourceId);
  }),
};

/** Those that AWS still has, of the types that it can be asked about by themselves; the others went with what held them. */
export async function listStillThere(aws: AwsClients, resources: readonly Resource[]): Promise<Set<string>> {
  const byType = groupedBy(resources, ({ type }) => type);
  const found = await Promise.all(
    [...byType].map(([type, group]) => looks[type]?.(aws, [...new Set(group.map(({ id }) => id))]) ?? []),
  );
  return new Set(found.flat());
}

async function isServiceThere(aws: AwsClients, arn: string): Promise<boolean> {
  try {
    return (await describeAny(aws, clusterOf(arn), [arn])).length > 0;
  } catch (error) {
    if (isServiceGone(error)) return false;
    throw error;
  }
}

async function isSecurityGroupThere({ ec2 }: AwsClients, id: string): Promise<boolean> {
  const Filters = [{ Name: "group-id", Values: [id.split("/").at(-1) ?? id] }];
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
  return SecurityGroups.length > 0;
}

function each(isThere: (aws: AwsClients, id: string) => Promise<boolean>): Look {
  return async (aws, ids) => {
    const found: string[] = [];
    for (const id of ids) if (await isThere(aws, id)) found.push(id);
    return found;
  };
}

function listed(list: (aws: AwsClients) => Promise<string[]>): Look {
  return async (aws, ids) => {
    const all = new Set(await list(aws));
    return ids.filter((id) => all.has(id));
  };
}

function inGroups(groupOf: (id: string) => string, list: (aws: AwsClients, group: string) => Promise<string[]>): Look {
  return async (aws, ids) => {
    const found = await Promise.all(
      [...groupedBy(ids, groupOf)].map(async ([group, own]) => {
        const there = new Set(await list(aws, group));
        return own.filter((id) => there.has(id));
      }),
    );
    return found.flat();
  };
}

function groupedBy<Each>(all: readonly Each[], groupOf: (each: Each) => string): Map<string, Each[]> {
  const groups = new Map<string, Each[]>();
  for (const one of all) groups.set(groupOf(one), [...(groups.get(groupOf(one)) ?? []), one]);
  return groups;
}

function repositoryOf(imageId: string): string {
  return imageId.slice(0, imageId.indexOf("@"));
}

function nameIn(arn: string, after: string): string {
  return arn.slice(arn.lastIndexOf(after) + after.length).replace(/:\*$/, "");
}

async function isFound(notFound: readonly string[], look: () => Promise<unknown>): Promise<boolean> {
  try {
    await look();
    return true;
  } catch (error) {
    if (error instanceof Error && notFound.includes(error.name)) return false;
    throw error;
  }
}
