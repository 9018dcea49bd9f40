import type {
  Deployment,
  DescribeServicesRequest,
  DescribeServicesResponse,
  ListServicesRequest,
  ListServicesResponse,
  Service,
  UpdateServiceRequest,
  UpdateServiceResponse,
} from "@aws-sdk/client-ecs";
import { AwsError, type Call } from "../../operation";
import { pageOf } from "../../page";
import type { Place } from "../../place";
import { required } from "../../required";
import { awsvpcOf } from "./awsvpc";
import { readCluster } from "./clusters";
import { deployRevision } from "./deploy-revision";
import { deploymentConfigurationOf } from "./deployment-strategy";
import { findService, newestRevision, tasksOf } from "./find-service";
import { invalidParameter } from "./invalid-parameter";
import {
  type DeploymentRow,
  deploymentTable,
  ecsArn,
  type RevisionRow,
  revisionTable,
  type ServiceRow,
  serviceTable,
  type TaskRow,
} from "./tables";
import { countsOf, taskCountsOf } from "./task-counts";

export function describeServices(call: Call, input: DescribeServicesRequest): DescribeServicesResponse {
  const names = required(input.services, "services");
  if (names.length === 0) throw invalidParameter("Services cannot be empty.");
  if (names.length > 10) throw invalidParameter("At most 10 services can be described at once.");
  const { clusterName } = readCluster(call, input.cluster);
  const found = names.map((name) => ({ name, row: findService(call, clusterName, name) }));
  return {
    services: found.flatMap(({ row }) => (row ? [toService(call, row, input.include)] : [])),
    failures: found.flatMap(({ name, row }) => {
      const arn = name.startsWith("arn:") ? name : ecsArn(call, `service/${clusterName}/${name}`);
      return row ? [] : [{ arn, reason: "MISSING" }];
    }),
  };
}

export function listServices(call: Call, input: ListServicesRequest): ListServicesResponse {
  const { clusterName } = readCluster(call, input.cluster);
  const isEverything = input.resourceManagementType !== "CUSTOMER" && !input.launchType;
  const arns = [...serviceTable(call).values()]
    .filter((row) => isEverything && row.clusterName === clusterName && row.status === "ACTIVE")
    .map(({ serviceArn }) => serviceArn);
  const page = pageOf(arns, { nextToken: input.nextToken, size: input.maxResults ?? 10 });
  return { serviceArns: page.items, nextToken: page.nextToken };
}

/** Of an Express service only a new deployment of the same settings can be asked for. */
export function updateService(call: Call, input: UpdateServiceRequest): UpdateServiceResponse {
  const service = findService(call, input.cluster, required(input.service, "service"));
  if (!service) throw new AwsError("ServiceNotFoundException", "Service not found.");
  if (service.status !== "ACTIVE") throw new AwsError("ServiceNotActiveException", "Service was not ACTIVE.");
  if (input.deploymentConfiguration || input.loadBalancers || input.taskDefinition || input.networkConfiguration) {
    throw invalidParameter("The settings of a service that is managed by ECS cannot be changed with UpdateService.");
  }
  const running = newestRevision(call, service);
  if (input.forceNewDeployment && running) deployRevision(call, service, running.configuration);
  return { service: toService(call, service) };
}

function toService(place: Place, service: ServiceRow, include: readonly string[] = []): Service {
  const revisions = service.activeRevisions.flatMap((arn) => revisionTable(place).get(arn) ?? []);
  const tasks = tasksOf(place, service);
  const [newest] = revisions;
  const isGone = service.status !== "ACTIVE";
  const desiredCount = isGone ? 0 : (newest?.configuration.scalingTarget.minTaskCount ?? 0);
  return {
    serviceArn: service.serviceArn,
    serviceName: service.serviceName,
    clusterArn: ecsArn(place, `cluster/${service.clusterName}`),
    status: service.status,
    desiredCount,
    ...countsOf(tasks),
    capacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1, base: 1 }],
    platformVersion: "LATEST",
    platformFamily: "Linux",
    deploymentConfiguration: deploymentConfigurationOf(service),
    deploymentController: { type: "ECS" },
    deployments: isGone ? [] : revisions.map((revision, index) => toDeployment(place, service, revision, tasks, index)),
    events: service.events,
    createdAt: service.createdAt,
    createdBy: service.madeBy,
    currentServiceDeployment: service.currentDeployment,
    currentServiceRevisions: revisions.map((revision) => ({
      arn: revision.serviceRevisionArn,
      requestedTaskCount: isGone ? 0 : revision.configuration.scalingTarget.minTaskCount,
      ...taskCountsOf(tasks, revision),
    })),
    loadBalancers: newest ? [loadBalancerOf(service, newest)] : [],
    networkConfiguration: newest && { awsvpcConfiguration: awsvpcOf(service, newest.configuration) },
    placementConstraints: [],
    placementStrategy: [],
    healthCheckGracePeriodSeconds: 300,
    schedulingStrategy: "REPLICA",
    enableECSManagedTags: true,
    propagateTags: "SERVICE",
    enableExecuteCommand: false,
    availabilityZoneRebalancing: "ENABLED",
    resourceManagementType: "ECS",
    tags: include.includes("TAGS") ? service.tags : undefined,
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
  const row = deploymentTable(place).get(revision.deploymentArn);
  return {
    id: row?.name,
    status: index === 0 ? "PRIMARY" : "ACTIVE",
    taskDefinition: configuration.taskDefinitionArn,
    desiredCount: configuration.scalingTarget.minTaskCount,
    ...countsOf(tasks.filter((task) => task.serviceRevisionArn === serviceRevisionArn)),
    failedTasks: row?.failedTasks ?? 0,
    createdAt,
    updatedAt: row?.updatedAt,
    capacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1, base: 1 }],
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

function loadBalancerOf({ nodes, infrastructureRoleArn }: ServiceRow, { targetGroup, configuration }: RevisionRow) {
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
