import "server-only";
import {
  type Service as AwsService,
  DescribeServicesCommand,
  paginateListClusters,
  paginateListServices,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { inBatches } from "./at-once";
import type { AwsClients } from "./clients";

export interface DescribedService {
  serviceArn: string;
  serviceName: string;
  clusterName: string;
  status: string;
  runningCount: number;
  desiredCount: number;
  createdAt?: string;
  /** Of what serves or is to serve, the newest first. */
  revisionArns: string[];
  /** The latest of ECS's own messages, newest first. */
  events: { id: string; at: string; message: string }[];
}

/** DescribeServices takes ten at a time. */
const describeBatch = 10;

/** The Express Mode services of every cluster of the Region; those that are gone are not in it. */
export async function listExpressServices(clients: AwsClients): Promise<DescribedService[]> {
  const { ecs } = clients;
  const clusters: string[] = [];
  for await (const page of paginateListClusters({ client: ecs, pageSize: 100 }, {}))
    clusters.push(...(page.clusterArns ?? []));
  const perCluster = await Promise.all(clusters.map((cluster) => listOfCluster(clients, cluster)));
  return perCluster.flat();
}

async function listOfCluster(clients: AwsClients, cluster: string): Promise<DescribedService[]> {
  const arns: string[] = [];
  const listing = paginateListServices(
    { client: clients.ecs, pageSize: 100 },
    { cluster, resourceManagementType: "ECS" },
  );
  for await (const page of listing) arns.push(...(page.serviceArns ?? []));
  const described = await Promise.all(
    inBatches(arns, describeBatch).map((batch) => describeServices(clients, cluster, batch)),
  );
  return described.flat();
}

export async function describeServices(
  { ecs }: AwsClients,
  cluster: string,
  services: string[],
): Promise<DescribedService[]> {
  const { services: found = [] } = await ecs.send(new DescribeServicesCommand({ cluster, services }));
  return found.map(toDescribedService);
}

/** Rolls the same settings out once more: the way to a new image where the template only names a moving tag. */
export async function forceNewDeployment({ ecs }: AwsClients, serviceArn: string): Promise<void> {
  await ecs.send(
    new UpdateServiceCommand({ cluster: clusterOf(serviceArn), service: serviceArn, forceNewDeployment: true }),
  );
}

const goneNames = new Set([
  "ServiceNotFoundException",
  "ServiceNotActiveException",
  "ClusterNotFoundException",
  "ResourceNotFoundException",
]);

/** A service that was just made, or is being taken away, is refused in several ways; for an inactive one there is only a text. */
export function isServiceGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isInactive = error.name === "InvalidParameterException" && /INACTIVE|not found/i.test(error.message);
  return goneNames.has(error.name) || isInactive;
}

/** `arn:aws:ecs:REGION:ACCOUNT:service/CLUSTER/NAME` */
export function clusterOf(serviceArn: string): string {
  return serviceArn.split("/")[1] ?? "default";
}

function toDescribedService(service: AwsService): DescribedService {
  const {
    serviceArn = "",
    serviceName = "",
    status = "",
    runningCount = 0,
    desiredCount = 0,
    createdAt,
    currentServiceRevisions = [],
    events = [],
  } = service;
  return {
    serviceArn,
    serviceName,
    clusterName: clusterOf(serviceArn),
    status,
    runningCount,
    desiredCount,
    createdAt: createdAt?.toISOString(),
    revisionArns: currentServiceRevisions.flatMap(({ arn }) => (arn ? [arn] : [])),
    events: events.map(({ id = "", createdAt: at = new Date(0), message = "" }) => ({
      id,
      at: at.toISOString(),
      message,
    })),
  };
}
