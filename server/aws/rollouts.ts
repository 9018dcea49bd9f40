import "server-only";
import {
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  ListServiceDeploymentsCommand,
  type ServiceDeployment,
  type ServiceDeploymentStatus,
  type ServiceRevision,
  type ServiceRevisionSummary,
} from "@aws-sdk/client-ecs";
import { endpointUrl } from "@/lib/domain/endpoint-url";
import type { Progress } from "@/lib/domain/progress";
import { Rollout, type RolloutRevision } from "@/lib/domain/rollout";
import { AskedTogether } from "./asked-together";
import type { AwsClients } from "./clients";
import { clusterOf, isServiceGone } from "./ecs";
import { readTargetHealth } from "./elb";
import { managedResourcesOf } from "./managed-resources";

export const rolloutProgressOf = {
  PENDING: "running",
  IN_PROGRESS: "running",
  SUCCESSFUL: "succeeded",
  STOP_REQUESTED: "running",
  STOPPED: "failed",
  ROLLBACK_REQUESTED: "running",
  ROLLBACK_IN_PROGRESS: "running",
  ROLLBACK_SUCCESSFUL: "failed", // the old revision serves: what was asked for did not happen
  ROLLBACK_FAILED: "failed",
} as const satisfies Record<ServiceDeploymentStatus, Progress>;

interface FindRolloutOptions {
  serviceArn: string;
  /** Leaves out what ECS did before: an update has not begun as long as the newest deployment is older. */
  since?: string;
  /** How its targets are takes a call for each target group. */
  withTargets?: boolean;
  /** This deployment, though a newer one may have begun. */
  serviceDeploymentArn?: string;
}

export interface FoundRollout extends Rollout {
  imageDigest?: string;
  image?: string;
  accessType?: string;
  startedAt?: string;
}

/**
 * The newest service deployment of a service with all that ECS manages for it. Undefined while there is none, and for a service
 * that ECS does not know yet or no more.
 */
export async function findRollout(
  clients: AwsClients,
  { serviceArn, since, withTargets = true, serviceDeploymentArn }: FindRolloutOptions,
): Promise<FoundRollout | undefined> {
  try {
    const arn = serviceDeploymentArn ?? (await findLatestDeploymentArn(clients, serviceArn));
    const deployment = arn && (await deployments.find(clients, arn));
    if (!deployment) return undefined;
    const isOlder = since !== undefined && (deployment.createdAt?.toISOString() ?? "") < since;
    return deployment.status && !isOlder
      ? await toRollout(clients, { serviceArn, withTargets }, deployment, deployment.status)
      : undefined;
  } catch (error) {
    if (isServiceGone(error)) return undefined;
    throw error;
  }
}

/** The ARN of the latest deployment of a service; undefined where there was none, and for a service that is gone. */
export async function findLatestDeploymentArn({ ecs }: AwsClients, serviceArn: string): Promise<string | undefined> {
  try {
    const { serviceDeployments: [latest] = [] } = await ecs.send(
      new ListServiceDeploymentsCommand({ service: serviceArn, cluster: clusterOf(serviceArn), maxResults: 1 }),
    );
    return latest?.serviceDeploymentArn;
  } catch (error) {
    if (isServiceGone(error)) return undefined;
    throw error;
  }
}

async function toRollout(
  clients: AwsClients,
  { serviceArn, withTargets }: { serviceArn: string; withTargets: boolean },
  deployment: ServiceDeployment,
  status: ServiceDeploymentStatus,
): Promise<FoundRollout> {
  const { targetServiceRevision: target, sourceServiceRevisions: sources = [] } = deployment;
  const current = target?.arn ? await revisions.find(clients, target.arn) : undefined;
  const { resources, targetGroupArns, endpoint, accessType, heldUpBecause } = managedResourcesOf(current);
  const images = current?.containerImages ?? [];
  const container = images.find((image) => image.containerName === "Main") ?? images[0];
  return {
    ...Rollout.parse({
      serviceArn,
      serviceDeploymentArn: deployment.serviceDeploymentArn,
      progress: rolloutProgressOf[status],
      status,
      stage: deployment.lifecycleStage,
      reason: deployment.rollback?.reason ?? deployment.statusReason ?? heldUpBecause,
      revisions: [
        ...(target ? [toRevision(target, true)] : []),
        ...sources.map((revision) => toRevision(revision, false)),
      ],
      resources,
      targets: withTargets && targetGroupArns.length > 0 ? await readTargetHealth(clients, targetGroupArns) : undefined,
      triggeredAlarms: deployment.alarms?.triggeredAlarmNames ?? [],
      endpoint: endpoint && endpointUrl(endpoint),
    }),
    image: container?.image,
    imageDigest: container?.imageDigest,
    accessType,
    startedAt: deployment.createdAt?.toISOString(),
  };
}

/** What DescribeServiceRevisions and DescribeServiceDeployments take. */
export const rolloutBatch = 20;
const together = { most: rolloutBatch, gatherMs: 20 };

const deployments = new AskedTogether<ServiceDeployment>({
  ...together,
  ask: async ({ ecs }, arns) =>
    (await ecs.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: arns }))).serviceDeployments ?? [],
  idOf: (deployment) => deployment.serviceDeploymentArn,
});

const revisions = new AskedTogether<ServiceRevision>({
  ...together,
  ask: async ({ ecs }, arns) =>
    (await ecs.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns: arns }))).serviceRevisions ?? [],
  idOf: (revision) => revision.serviceRevisionArn,
});

function toRevision(summary: ServiceRevisionSummary, isNew: boolean): RolloutRevision {
  const {
    arn = "",
    requestedTaskCount = 0,
    runningTaskCount = 0,
    pendingTaskCount = 0,
    requestedProductionTrafficWeight,
  } = summary;
  return {
    id: arn.split("/").at(-1) ?? arn,
    isNew,
    requestedTasks: requestedTaskCount,
    runningTasks: runningTaskCount,
    pendingTasks: pendingTaskCount,
    trafficPercent: requestedProductionTrafficWeight,
  };
}
