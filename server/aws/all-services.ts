import "server-only";
import { type Service as AwsService, DescribeServicesCommand, paginateListServices } from "@aws-sdk/client-ecs";
import { eachAtOnce, inBatches } from "./at-once";
import type { AwsClients } from "./clients";
import { clusterOf, isServiceGone } from "./ecs";
import { type Tags, toTags } from "./tags";

export interface AnyService {
  serviceArn: string;
  serviceName: string;
  clusterName: string;
  isExpress: boolean;
  status: string;
  runningTasks: number;
  /** Running, pending or wanted: what the service accounts for in its cluster. */
  tasks: number;
  revisionArns: string[];
  /** None of an Express service: its revisions have them. */
  taskDefinitionArns: string[];
  roleArn?: string;
  targetGroupArns: string[];
  tasksHavePublicIp: boolean;
  tags: Tags;
}

/** Those of the clusters, Express or not; ListServices leaves out what drains. A cluster that is gone meanwhile has none. */
export async function listAllServices(clients: AwsClients, clusters: readonly string[]): Promise<AnyService[]> {
  return (await eachAtOnce(clusters, 8, (cluster) => listServicesOf(clients, cluster))).flat();
}

async function listServicesOf(clients: AwsClients, cluster: string): Promise<AnyService[]> {
  const arns: string[] = [];
  try {
    for await (const page of paginateListServices({ client: clients.ecs, pageSize: 100 }, { cluster }))
      arns.push(...(page.serviceArns ?? []));
    return await describeAny(clients, cluster, arns);
  } catch (error) {
    if (isServiceGone(error)) return [];
    throw error;
  }
}

/** By names or ARNs; what is not there, or INACTIVE, is left out. */
export async function describeAny(
  { ecs }: AwsClients,
  cluster: string,
  services: readonly string[],
): Promise<AnyService[]> {
  const described = await eachAtOnce(inBatches(services, 10), 10, (batch) =>
    ecs.send(new DescribeServicesCommand({ cluster, services: batch, include: ["TAGS"] })),
  );
  return described
    .flatMap(({ services: found = [] }) => found)
    .filter(({ status }) => status !== "INACTIVE")
    .map(toAnyService);
}

function toAnyService(service: AwsService): AnyService {
  const { serviceArn = "", serviceName = "", status = "", runningCount = 0, pendingCount = 0 } = service;
  const { currentServiceRevisions = [], deployments = [], loadBalancers = [] } = service;
  return {
    serviceArn,
    serviceName,
    clusterName: clusterOf(serviceArn),
    isExpress: service.resourceManagementType === "ECS",
    status,
    runningTasks: runningCount,
    tasks: runningCount + pendingCount,
    revisionArns: currentServiceRevisions.flatMap(({ arn }) => (arn ? [arn] : [])),
    taskDefinitionArns: [
      ...new Set([service.taskDefinition, ...deployments.map(({ taskDefinition }) => taskDefinition)]),
    ].filter((arn) => arn !== undefined),
    roleArn: service.roleArn,
    targetGroupArns: loadBalancers
      .flatMap(({ targetGroupArn, advancedConfiguration }) => [
        targetGroupArn,
        advancedConfiguration?.alternateTargetGroupArn,
      ])
      .filter((arn) => arn !== undefined),
    tasksHavePublicIp: service.networkConfiguration?.awsvpcConfiguration?.assignPublicIp === "ENABLED",
    tags: toTags(service.tags),
  };
}
