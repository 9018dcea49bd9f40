import "server-only";
import {
  DescribeExpressGatewayServiceCommand,
  DescribeServiceRevisionsCommand,
  type ExpressGatewayServiceConfiguration,
} from "@aws-sdk/client-ecs";
import type { ManagedResource } from "@/lib/domain/rollout";
import { eachAtOnce, inBatches } from "./at-once";
import type { AwsClients } from "./clients";
import { isServiceGone } from "./ecs";
import { managedResourcesOf } from "./managed-resources";
import { remembered } from "./remembered";

/** What a service or a task definition takes from elsewhere. */
export interface Uses {
  roleArns: string[];
  images: string[];
  logGroupNames: string[];
  taskDefinitionArns: string[];
  subnetIds: string[];
}

/** Of one task. */
export interface TaskSize {
  cpu: number;
  memory: number;
  architecture: "X86_64" | "ARM64";
}

export interface ExpressService extends Uses {
  infrastructureRoleArn?: string;
  size?: TaskSize;
}

interface ServiceNow {
  serviceArn: string;
  /** All of it that is asked for is said by its revisions, and a revision never changes. */
  revisionArns: readonly string[];
}

/** Undefined of one that is gone meanwhile. There is no call for several at once, so one that is as it was is not asked again. */
export async function findExpressService(aws: AwsClients, service: ServiceNow): Promise<ExpressService | undefined> {
  const known = remembered<ExpressService>("express services");
  const key = [service.serviceArn, ...service.revisionArns.toSorted()].join(" ");
  const found = known.get(key) ?? (await describeExpressService(aws, service.serviceArn));
  if (found && service.revisionArns.length > 0) known.set(key, found);
  return found;
}

async function describeExpressService({ ecs }: AwsClients, serviceArn: string): Promise<ExpressService | undefined> {
  try {
    const { service } = await ecs.send(new DescribeExpressGatewayServiceCommand({ serviceArn }));
    const { infrastructureRoleArn, activeConfigurations = [] } = service ?? {};
    const size = sizeOf(activeConfigurations[0]);
    return { ...usesOf(activeConfigurations, infrastructureRoleArn), infrastructureRoleArn, size };
  } catch (error) {
    if (isServiceGone(error)) return undefined;
    throw error;
  }
}

function sizeOf(newest: ExpressGatewayServiceConfiguration | undefined): TaskSize | undefined {
  if (!newest?.cpu || !newest.memory) return undefined;
  const architecture = newest.cpuArchitecture === "ARM64" ? "ARM64" : "X86_64";
  return { cpu: Number(newest.cpu), memory: Number(newest.memory), architecture };
}

function usesOf(configurations: ExpressGatewayServiceConfiguration[], infrastructureRoleArn?: string): Uses {
  const of = (pick: (one: ExpressGatewayServiceConfiguration) => (string | undefined)[]) =>
    [...new Set(configurations.flatMap(pick))].filter((value) => value !== undefined);
  return {
    roleArns: [
      ...of(({ executionRoleArn, taskRoleArn }) => [executionRoleArn, taskRoleArn]),
      ...(infrastructureRoleArn ? [infrastructureRoleArn] : []),
    ],
    images: of(({ primaryContainer }) => [primaryContainer?.image]),
    logGroupNames: of(({ primaryContainer }) => [primaryContainer?.awsLogsConfiguration?.logGroup]),
    taskDefinitionArns: of(({ taskDefinitionArn }) => [taskDefinitionArn]),
    subnetIds: of(({ networkConfiguration }) => networkConfiguration?.subnets ?? []),
  };
}

export interface FoundRevision {
  serviceArn: string;
  resources: ManagedResource[];
  images: string[];
  taskDefinitionArn?: string;
}

/** ECS describes twenty at a time, and refuses all of them where one is of a service that is INACTIVE. */
export async function describeRevisions({ ecs }: AwsClients, arns: readonly string[]): Promise<FoundRevision[]> {
  const describe = async (serviceRevisionArns: string[]): Promise<FoundRevision[]> => {
    try {
      const answer = await ecs.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns }));
      return (answer.serviceRevisions ?? []).map((revision) => ({
        serviceArn: revision.serviceArn ?? "",
        resources: managedResourcesOf(revision).resources,
        images: (revision.containerImages ?? []).flatMap(({ image }) => (image ? [image] : [])),
        taskDefinitionArn: revision.taskDefinition,
      }));
    } catch (error) {
      if (!isServiceGone(error)) throw error;
      if (serviceRevisionArns.length === 1) return [];
      return (await eachAtOnce(serviceRevisionArns, 5, (arn) => describe([arn]))).flat();
    }
  };
  return (await eachAtOnce(inBatches(arns, 20), 5, describe)).flat();
}
