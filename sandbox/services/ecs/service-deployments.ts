import type {
  DescribeServiceDeploymentsRequest,
  DescribeServiceDeploymentsResponse,
  ListServiceDeploymentsRequest,
  ListServiceDeploymentsResponse,
  ServiceDeployment,
  ServiceRevisionSummary,
  StopServiceDeploymentRequest,
  StopServiceDeploymentResponse,
} from "@aws-sdk/client-ecs";
import { AwsError, type Call } from "../../operation";
import { pageOf } from "../../page";
import type { Place } from "../../place";
import { required } from "../../required";
import { alarmName } from "./alarm-name";
import { deploymentConfigurationOf, thresholdOf } from "./deployment-strategy";
import { deploymentsOf, findService, isKnown, tasksOf } from "./find-service";
import { invalidParameter } from "./invalid-parameter";
import { checkPageSize } from "./page-size";
import {
  type DeploymentRow,
  deploymentTable,
  ecsArn,
  type RevisionRow,
  revisionTable,
  type ServiceRow,
  serviceTable,
} from "./tables";
import { taskCountsOf } from "./task-counts";

const STOP_MS = 3_000;

export function listServiceDeployments(
  call: Call,
  input: ListServiceDeploymentsRequest,
): ListServiceDeploymentsResponse {
  const service = findService(call, input.cluster, required(input.service, "service"));
  if (!service || !isKnown(call, service)) throw new AwsError("ServiceNotFoundException", "Service not found.");
  checkPageSize(input.maxResults);
  const { status = [], createdAt: { after, before } = {} } = input;
  const rows = deploymentsOf(call, service)
    .filter((row) => status.length === 0 || status.includes(row.status))
    .filter(({ createdAt }) => (!after || createdAt >= after) && (!before || createdAt <= before))
    .reverse();
  const page = pageOf(rows, { nextToken: input.nextToken, size: input.maxResults ?? 20 });
  return {
    serviceDeployments: page.items.map((row) => ({
      serviceDeploymentArn: row.serviceDeploymentArn,
      serviceArn: service.serviceArn,
      clusterArn: ecsArn(call, `cluster/${service.clusterName}`),
      createdAt: row.createdAt,
      startedAt: row.startedAt,
      finishedAt: row.finishedAt,
      targetServiceRevisionArn: row.targetRevision,
      status: row.status,
      statusReason: row.statusReason,
    })),
    nextToken: page.nextToken,
  };
}

export function describeServiceDeployments(
  call: Call,
  input: DescribeServiceDeploymentsRequest,
): DescribeServiceDeploymentsResponse {
  const arns = required(input.serviceDeploymentArns, "serviceDeploymentArns");
  if (arns.length === 0) throw invalidParameter("Service deployment arns cannot be empty.");
  if (arns.length > 20) throw invalidParameter("At most 20 service deployments can be described at once.");
  const found = arns.map((arn) => ({ arn, row: deploymentTable(call).get(arn) }));
  return {
    serviceDeployments: found.flatMap(({ row }) => (row ? toServiceDeployment(call, row) : [])),
    failures: found.flatMap(({ arn, row }) => (row ? [] : [{ arn, reason: "MISSING" }])),
  };
}

export function stopServiceDeployment(call: Call, input: StopServiceDeploymentRequest): StopServiceDeploymentResponse {
  const serviceDeploymentArn = required(input.serviceDeploymentArn, "serviceDeploymentArn");
  const row = deploymentTable(call).get(serviceDeploymentArn);
  if (!row) throw new AwsError("ServiceDeploymentNotFoundException", "Service deployment not found.");
  if (input.stopType === "ABORT") throw invalidParameter("The stopType ABORT is not supported.");
  if (row.status !== "PENDING" && row.status !== "IN_PROGRESS") {
    throw new AwsError("ConflictException", `The service deployment cannot be stopped in the status ${row.status}.`);
  }
  const now = call.world.clock.date();
  Object.assign(row, { status: "ROLLBACK_REQUESTED", stoppedAt: now, updatedAt: now });
  call.world.record("effect", call, "ecs.deployment-stop-requested", { serviceDeploymentArn });
  call.world.schedule(call, "ecs.roll-back", STOP_MS, serviceDeploymentArn);
  return { serviceDeploymentArn };
}

function toServiceDeployment(place: Place, row: DeploymentRow): ServiceDeployment[] {
  const service = serviceTable(place).get(row.serviceId);
  const target = revisionTable(place).get(row.targetRevision);
  if (!service || !target) return [];
  const { rollback } = row;
  return [
    {
      serviceDeploymentArn: row.serviceDeploymentArn,
      serviceArn: service.serviceArn,
      clusterArn: ecsArn(place, `cluster/${service.clusterName}`),
      createdAt: row.createdAt,
      startedAt: row.startedAt,
      finishedAt: row.finishedAt,
      stoppedAt: row.stoppedAt,
      updatedAt: row.updatedAt,
      sourceServiceRevisions: row.sourceRevisions.map((arn) => summaryOf(place, row, arn, 100 - row.targetWeight)),
      targetServiceRevision: summaryOf(place, row, row.targetRevision, row.targetWeight),
      status: row.status,
      statusReason: row.statusReason,
      lifecycleStage: row.finishedAt || service.standard ? undefined : row.lifecycleStage,
      deploymentConfiguration: deploymentConfigurationOf(service),
      rollback: rollback && {
        reason: rollback.reason,
        startedAt: rollback.startedAt,
        serviceRevisionArn: rollback.serviceRevisionArn,
      },
      deploymentCircuitBreaker: {
        status: breakerStatus(service, row, target),
        failureCount: row.failedTasks,
        threshold: thresholdOf(target),
      },
      alarms: service.standard
        ? { status: "DISABLED", alarmNames: [], triggeredAlarmNames: [] }
        : {
            status: monitorOf(row, row.triggeredAlarms.length > 0),
            alarmNames: [alarmName(service)],
            triggeredAlarmNames: row.triggeredAlarms,
          },
    },
  ];
}

function summaryOf(place: Place, row: DeploymentRow, arn: string, weight: number): ServiceRevisionSummary {
  const revision = revisionTable(place).get(arn);
  const service = serviceTable(place).get(row.serviceId);
  const tasks = service ? tasksOf(place, service) : [];
  const isWanted = arn === row.targetRevision ? !row.rollback : row.lifecycleStage !== "CLEAN_UP";
  return {
    arn,
    requestedTaskCount: isWanted ? (revision?.configuration.scalingTarget.minTaskCount ?? 0) : 0,
    ...(revision && taskCountsOf(tasks, revision)),
    requestedTestTrafficWeight: arn === row.targetRevision ? row.testWeight : 100 - row.testWeight,
    requestedProductionTrafficWeight: weight,
  };
}

function breakerStatus(service: ServiceRow, row: DeploymentRow, target: RevisionRow) {
  if (!deploymentConfigurationOf(service).deploymentCircuitBreaker?.enable) return "DISABLED";
  const hasEnded = row.rollback !== undefined || row.finishedAt !== undefined;
  return monitorOf(row, hasEnded && row.triggeredAlarms.length === 0 && row.failedTasks >= thresholdOf(target));
}

function monitorOf({ finishedAt }: DeploymentRow, isTriggered: boolean) {
  if (isTriggered) return "TRIGGERED";
  return finishedAt ? "MONITORING_COMPLETE" : "MONITORING";
}
