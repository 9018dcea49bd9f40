import "server-only";
import {
  type ContainerDefinition,
  DescribeServiceRevisionsCommand,
  DescribeTaskDefinitionCommand,
  type ServiceRevision,
} from "@aws-sdk/client-ecs";
import type { ServiceFacts } from "@/lib/domain/cost";
import { imagePlace } from "@/lib/domain/image";
import type { KeptIn } from "@/lib/domain/kept";
import type { AwsClients } from "./clients";
import { remembered } from "./remembered";

/** What a revision makes a service cost; a revision never changes. */
export interface RevisionFacts extends Pick<ServiceFacts, "cpu" | "memory" | "architecture" | "tasksHavePublicIp"> {
  alarms: number;
  loadBalancer: { arn: string; zones: number; isInternetFacing: boolean };
  targetGroupArns: string[];
  keptIn: KeptIn;
}

/** DescribeServiceRevisions takes twenty at a time. */
const revisionsAtOnce = 20;
/** Target tracking has one alarm to scale out and one to scale in. */
const alarmsOfPolicy = 2;

/** By ARN; each revision is read once. Those that ECS does not know, or has not made all of yet, are left out. */
export async function readRevisionFacts(aws: AwsClients, arns: readonly string[]): Promise<Map<string, RevisionFacts>> {
  const known = remembered<RevisionFacts>("revision facts");
  const missing = arns.filter((arn) => !known.has(arn));
  for (let first = 0; first < missing.length; first += revisionsAtOnce) {
    for (const [arn, facts] of await readSome(aws, missing.slice(first, first + revisionsAtOnce)))
      known.set(arn, facts);
  }
  const found = arns.flatMap((arn): [string, RevisionFacts][] => {
    const facts = known.get(arn);
    return facts ? [[arn, facts]] : [];
  });
  return new Map(found);
}

async function readSome(aws: AwsClients, serviceRevisionArns: string[]): Promise<[string, RevisionFacts][]> {
  const { serviceRevisions = [] } = await aws.ecs.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns }));
  const read: [string, RevisionFacts][] = [];
  for (const revision of serviceRevisions) {
    const facts = await toFacts(aws, revision);
    if (revision.serviceRevisionArn && facts) read.push([revision.serviceRevisionArn, facts]);
  }
  return read;
}

async function toFacts({ ecs }: AwsClients, revision: ServiceRevision): Promise<RevisionFacts | undefined> {
  const { taskDefinition: arn, overrides, networkConfiguration, ecsManagedResources = {} } = revision;
  const [path] = ecsManagedResources.ingressPaths ?? [];
  if (!arn || !path?.loadBalancer?.arn) return undefined;
  const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: arn }));
  const { cpuArchitecture } = overrides?.runtimePlatform ?? taskDefinition?.runtimePlatform ?? {};
  const policies = ecsManagedResources.autoScaling?.applicationAutoScalingPolicies ?? [];
  const { subnetIds = [], scheme } = path.loadBalancer;
  return {
    cpu: Number(taskDefinition?.cpu),
    memory: Number(taskDefinition?.memory),
    architecture: cpuArchitecture === "ARM64" ? "ARM64" : "X86_64",
    tasksHavePublicIp: networkConfiguration?.awsvpcConfiguration?.assignPublicIp === "ENABLED",
    alarms: (ecsManagedResources.metricAlarms ?? []).length + policies.length * alarmsOfPolicy,
    loadBalancer: {
      arn: path.loadBalancer.arn,
      zones: subnetIds.length,
      isInternetFacing: scheme === "internet-facing",
    },
    targetGroupArns: (path.targetGroups ?? []).flatMap((group) => (group.arn ? [group.arn] : [])),
    keptIn: keptInOf(taskDefinition?.containerDefinitions ?? [], arn),
  };
}

/** What is in another account is that one's to pay for, and what is in another Region has other prices. */
function keptInOf(containers: readonly ContainerDefinition[], arn: string): KeptIn {
  const [, , , region, account] = arn.split(":");
  const isHere = (place?: string) => place === undefined || place === region;
  const logGroupNames = containers.flatMap(({ logConfiguration: { logDriver, options = {} } = {} }) => {
    const group = options["awslogs-group"];
    return logDriver === "awslogs" && group && isHere(options["awslogs-region"]) ? [group] : [];
  });
  const repositories = containers.flatMap(({ image = "" }) => {
    const { target, repositoryName } = imagePlace(image);
    return target === `${account}~${region}` ? [repositoryName] : [];
  });
  return { logGroupNames: [...new Set(logGroupNames)], repositories: [...new Set(repositories)] };
}
