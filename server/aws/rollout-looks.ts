import "server-only";
import {
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  type ServiceDeployment,
  type ServiceRevision,
} from "@aws-sdk/client-ecs";
import { endpointUrl } from "@/lib/domain/endpoint-url";
import { ObservedDeployment, ObservedRevision } from "@/lib/domain/observed-service";
import type { AwsClients } from "./clients";
import { isServiceGone } from "./ecs";
import { isoTime } from "./iso-time";
import { managedResourcesOf } from "./managed-resources";
import { rolloutProgressOf } from "./rollouts";

/** Twenty at most; one that is not in the answer is not there yet. */
export async function lookAtDeployments({ ecs }: AwsClients, arns: string[]): Promise<ObservedDeployment[]> {
  const answer = await ecs.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: arns }));
  return (answer.serviceDeployments ?? []).flatMap((each) => toObservedDeployment(each) ?? []);
}

function toObservedDeployment(deployment: ServiceDeployment): ObservedDeployment | undefined {
  const { serviceDeploymentArn: arn, status, targetServiceRevision: target } = deployment;
  if (!arn || !status) return undefined;
  return ObservedDeployment.parse({
    arn,
    status,
    progress: rolloutProgressOf[status],
    stage: deployment.lifecycleStage,
    reason: deployment.rollback?.reason ?? deployment.statusReason,
    createdAt: isoTime(deployment.createdAt),
    endedAt: isoTime(deployment.finishedAt ?? deployment.stoppedAt),
    targetRevisionArn: target?.arn,
    trafficPercent: target?.requestedProductionTrafficWeight,
    triggeredAlarms: deployment.alarms?.triggeredAlarmNames ?? [],
  });
}

/** Twenty at most. A service that has just become INACTIVE makes AWS refuse the whole call: then nothing is known of any of them. */
export async function lookAtRevisions({ ecs }: AwsClients, arns: string[]): Promise<ObservedRevision[]> {
  try {
    const answer = await ecs.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns: arns }));
    return (answer.serviceRevisions ?? []).flatMap((each) => toObservedRevision(each) ?? []);
  } catch (error) {
    if (isServiceGone(error)) return [];
    throw error;
  }
}

function toObservedRevision(revision: ServiceRevision): ObservedRevision | undefined {
  const { serviceRevisionArn: arn, containerImages: images = [], createdAt } = revision;
  if (!arn) return undefined;
  const { resources, targetGroupArns, endpoint, accessType, healthCheckPath } = managedResourcesOf(revision);
  const container = images.find(({ containerName }) => containerName === "Main") ?? images[0];
  const arnOf = (kind: string) => resources.find((resource) => resource.kind === kind)?.arn;
  return ObservedRevision.parse({
    arn,
    createdAt: isoTime(createdAt),
    taskDefinitionArn: revision.taskDefinition,
    image: container?.image,
    imageDigest: container?.imageDigest,
    endpoint: endpoint && endpointUrl(endpoint),
    accessType,
    healthCheckPath,
    loadBalancerArn: arnOf("load-balancer"),
    targetGroupArns,
    logGroupArn: arnOf("log-group"),
    alarmArns: resources.filter(({ kind }) => kind === "alarm").map((alarm) => alarm.arn),
    isSettling: resources.some(({ progress }) => progress === "running") || isMissingParts(revision, endpoint),
  });
}

/** ECS names what it makes for an Express service one after the other. */
function isMissingParts({ ecsManagedResources }: ServiceRevision, endpoint: string | undefined): boolean {
  return ecsManagedResources !== undefined && !endpoint;
}
