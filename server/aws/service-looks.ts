import "server-only";
import { createHash } from "node:crypto";
import {
  type Service as AwsService,
  type Deployment,
  DescribeServicesCommand,
  ListClustersCommand,
  ListServicesCommand,
} from "@aws-sdk/client-ecs";
import type { ServiceMode } from "@/lib/domain/team-status";
import type { AwsClients } from "./clients";
import { clusterOf } from "./ecs";
import { isoTime } from "./iso-time";

/** A service as DescribeServices shows it: what a look at ten at a time can tell. */
export interface LookedAtService {
  serviceArn: string;
  serviceName: string;
  clusterName: string;
  mode: ServiceMode;
  /** ACTIVE, DRAINING or INACTIVE. */
  status: string;
  tasks: { running: number; desired: number };
  lastEvent?: string;
  /** Under way; ECS leaves it out when none is. */
  deploymentArn?: string;
  /** The newest first. */
  revisionArns: string[];
  taskDefinitionArn?: string;
  targetGroupArns: string[];
  /** ECS says of the newest deployment that it goes on, or that it failed. */
  rollout?: { isRunning: boolean; failedReason?: string };
  tags: Record<string, string>;
  createdAt?: string | undefined;
  /** Of everything that moves when anything happens to the service: deployments, revisions, tasks and events. */
  mark: string;
}

/** What one page of ListServices and one call of DescribeServices take. */
export const listPage = 100;
export const describeBatch = 10;

/** No account has more clusters or services than so many pages. */
const mostPages = 100;

export async function listClusterArns({ ecs }: AwsClients): Promise<string[]> {
  return allPages(async (nextToken) => {
    const page = await ecs.send(new ListClustersCommand({ maxResults: 100, nextToken }));
    return { items: page.clusterArns ?? [], nextToken: page.nextToken };
  });
}

/** Express and plain ones. */
export async function listServiceArns({ ecs }: AwsClients, cluster: string): Promise<string[]> {
  const listed = await unlessGone(() =>
    allPages(async (nextToken) => {
      const page = await ecs.send(new ListServicesCommand({ cluster, maxResults: listPage, nextToken }));
      return { items: page.serviceArns ?? [], nextToken: page.nextToken };
    }),
  );
  return listed ?? [];
}

/** Undefined where the cluster was deleted: it has no services any more. */
async function unlessGone<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Error && error.name === "ClusterNotFoundException") return undefined;
    throw error;
  }
}

interface Page {
  items: string[];
  nextToken?: string | undefined;
}

async function allPages(read: (nextToken: string | undefined) => Promise<Page>): Promise<string[]> {
  const all: string[] = [];
  let nextToken: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const { items, nextToken: next } = await read(nextToken);
    all.push(...items);
    if (!next) break;
    nextToken = next;
  }
  return all;
}

/** Ten at most; who is not in the answer is not there. Undefined where their cluster was deleted. */
export async function lookAtServices(
  { ecs }: AwsClients,
  cluster: string,
  services: string[],
): Promise<LookedAtService[] | undefined> {
  const describe = new DescribeServicesCommand({ cluster, services, include: ["TAGS"] });
  const found = await unlessGone(async () => (await ecs.send(describe)).services ?? []);
  return found?.map(toLookedAt);
}

function toLookedAt(service: AwsService): LookedAtService {
  const { serviceArn = "", serviceName = "", status = "", runningCount = 0, desiredCount = 0 } = service;
  const { loadBalancers = [], events = [], tags = [], currentServiceRevisions = [], taskDefinition } = service;
  return {
    serviceArn,
    serviceName,
    clusterName: clusterOf(serviceArn),
    mode: service.resourceManagementType === "ECS" ? "express" : "standard",
    status,
    tasks: { running: runningCount, desired: desiredCount },
    ...(events[0]?.message && { lastEvent: events[0].message }),
    ...(service.currentServiceDeployment && { deploymentArn: service.currentServiceDeployment }),
    revisionArns: currentServiceRevisions.flatMap(({ arn }) => arn ?? []),
    ...(taskDefinition && { taskDefinitionArn: taskDefinition }),
    targetGroupArns: loadBalancers.flatMap(({ targetGroupArn }) => targetGroupArn ?? []),
    ...rolloutOf(service.deployments),
    tags: Object.fromEntries(tags.map(({ key = "", value = "" }) => [key, value])),
    createdAt: isoTime(service.createdAt),
    mark: markOf(service),
  };
}

function rolloutOf(deployments: Deployment[] = []): Pick<LookedAtService, "rollout"> {
  const newest = deployments.find(({ status }) => status === "PRIMARY");
  if (!newest?.rolloutState) return {};
  const isRunning = newest.rolloutState === "IN_PROGRESS" || deployments.length > 1;
  const hasFailed = newest.rolloutState === "FAILED";
  return { rollout: { isRunning, ...(hasFailed && { failedReason: newest.rolloutStateReason ?? "FAILED" }) } };
}

function markOf(service: AwsService): string {
  const { status, desiredCount, runningCount, pendingCount, currentServiceDeployment, taskSets = [] } = service;
  const revisions = (service.currentServiceRevisions ?? []).map((revision) => Object.values(revision));
  const deployments = (service.deployments ?? []).map((each) => [
    each.id,
    each.status,
    each.rolloutState,
    each.updatedAt,
    each.failedTasks,
  ]);
  const sets = taskSets.map((each) => [each.id, each.status, each.stabilityStatus, each.updatedAt]);
  const event = service.events?.[0]?.id;
  const all = [
    status,
    desiredCount,
    runningCount,
    pendingCount,
    currentServiceDeployment,
    revisions,
    deployments,
    sets,
    event,
  ];
  return createHash("sha1").update(JSON.stringify(all)).digest("base64url").slice(0, 16);
}
