import type { Deployment, LoadBalancer, Service } from "@aws-sdk/client-ecs";
import type { Place } from "../../place";
import { awsvpcOf } from "./awsvpc";
import { deploymentConfigurationOf } from "./deployment-strategy";
import { tasksOf } from "./find-service";
import { desiredCountOf } from "./keep-tasks";
import {
  type DeploymentRow,
  deploymentTable,
  ecsArn,
  type RevisionRow,
  revisionTable,
  type ServiceRow,
  type TaskRow,
} from "./tables";
import { countsOf, taskCountsOf } from "./task-counts";

const fargate = [{ capacityProvider: "FARGATE", weight: 1, base: 1 }];

export function toService(place: Place, service: ServiceRow, include: readonly string[] = []): Service {
  const revisions = service.activeRevisions.flatMap((arn) => revisionTable(place).get(arn) ?? []);
  const tasks = tasksOf(place, service);
  const [newest] = revisions;
  const isGone = service.status !== "ACTIVE";
  const wanted = (revision: RevisionRow) => (isGone ? 0 : desiredCountOf(service, revision));
  const deployments = revisions.map((revision, index) => toDeployment(place, service, revision, tasks, index));
  return {
    serviceArn: service.serviceArn,
    serviceName: service.serviceName,
    clusterArn: ecsArn(place, `cluster/${service.clusterName}`),
    status: service.status,
    desiredCount: newest ? wanted(newest) : 0,
    ...countsOf(tasks),
    ...(service.standard ? standardPart(service, newest) : expressPart(service, newest)),
    platformFamily: "Linux",
    deploymentConfiguration: deploymentConfigurationOf(service),
    deploymentController: { type: "ECS" },
    deployments: isGone ? [] : deployments,
    events: service.events,
    createdAt: service.createdAt,
    createdBy: service.madeBy,
    currentServiceDeployment: service.currentDeployment,
    currentServiceRevisions: revisions.map((revision) => ({
      arn: revision.serviceRevisionArn,
      requestedTaskCount: wanted(revision),
      ...taskCountsOf(tasks, revision),
    })),
    networkConfiguration: newest && { awsvpcConfiguration: awsvpcOf(service, newest.configuration) },
    tags: include.includes("TAGS") ? service.tags : undefined,
  };
}

/** An Express service has neither a launch type nor a task definition of its own: its revisions have. */
function expressPart(service: ServiceRow, newest: RevisionRow | undefined): Service {
  return {
    capacityProviderStrategy: fargate,
    platformVersion: "LATEST",
    loadBalancers: newest ? [loadBalancerOf(service, newest)] : [],
    serviceRegistries: [],
    placementConstraints: [],
    placementStrategy: [],
    healthCheckGracePeriodSeconds: 300,
    schedulingStrategy: "REPLICA",
    enableECSManagedTags: true,
    propagateTags: "SERVICE",
    enableExecuteCommand: false,
    availabilityZoneRebalancing: "ENABLED",
    resourceManagementType: "ECS",
  };
}

function standardPart({ standard, status }: ServiceRow, newest: RevisionRow | undefined): Service {
  if (!standard) return {};
  const { serviceConnectConfiguration, desiredCount, ...settings } = standard;
  return {
    ...settings,
    desiredCount: status === "ACTIVE" ? desiredCount : 0,
    taskDefinition: newest?.configuration.taskDefinitionArn,
    platformVersion: settings.platformVersion ?? "LATEST",
    resourceManagementType: "CUSTOMER",
  };
}

function toDeployment(
  place: Place,
  service: ServiceRow,
  revision: RevisionRow,
  tasks: TaskRow[],
  index: number,
): Deployment {
  const { configuration, serviceRevisionArn, createdAt } = revision;
  const { standard } = service;
  const row = deploymentTable(place).get(revision.deploymentArn);
  return {
    id: row?.name,
    status: index === 0 ? "PRIMARY" : "ACTIVE",
    taskDefinition: configuration.taskDefinitionArn,
    desiredCount: desiredCountOf(service, revision),
    ...countsOf(tasks.filter((task) => task.serviceRevisionArn === serviceRevisionArn)),
    failedTasks: row?.failedTasks ?? 0,
    createdAt,
    updatedAt: row?.updatedAt,
    ...(standard?.launchType
      ? { launchType: standard.launchType }
      : { capacityProviderStrategy: standard?.capacityProviderStrategy ?? fargate }),
    platformVersion: "1.4.0",
    platformFamily: "Linux",
    networkConfiguration: { awsvpcConfiguration: awsvpcOf(service, configuration) },
    rolloutState: rolloutStateOf(row),
    rolloutStateReason: row && `ECS deployment ${row.name} ${reasonOf[rolloutStateOf(row)]}.`,
  };
}

const reasonOf = { COMPLETED: "completed", IN_PROGRESS: "in progress", FAILED: "failed" };

function rolloutStateOf(row: DeploymentRow | undefined): "COMPLETED" | "IN_PROGRESS" | "FAILED" {
  if (!row || row.status === "SUCCESSFUL") return "COMPLETED";
  return row.status === "PENDING" || row.status === "IN_PROGRESS" ? "IN_PROGRESS" : "FAILED";
}

function loadBalancerOf(
  { nodes, infrastructureRoleArn }: ServiceRow,
  { targetGroup, configuration }: RevisionRow,
): LoadBalancer {
  const other = targetGroup === "blueTargetGroup" ? "greenTargetGroup" : "blueTargetGroup";
  return {
    targetGroupArn: nodes[targetGroup].arn,
    containerName: "Main",
    containerPort: configuration.primaryContainer.containerPort,
    advancedConfiguration: {
      alternateTargetGroupArn: nodes[other].arn,
      productionListenerRule: nodes.rule.arn,
      roleArn: infrastructureRoleArn,
    },
  };
}
