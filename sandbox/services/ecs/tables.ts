import type {
  CapacityProviderStrategyItem,
  ClusterConfiguration,
  ClusterServiceConnectDefaults,
  ClusterSetting,
  ContainerDefinition,
  ExpressGatewayServiceConfiguration,
  ManagedResourceStatus,
  ServiceDeploymentLifecycleStage,
  ServiceDeploymentStatus,
  ServiceEvent,
  Tag,
  Task,
  TaskDefinition,
} from "@aws-sdk/client-ecs";
import type { App } from "../../app";
import type { Place } from "../../place";
import type { FailureKind } from "./settings";
import type { StandardSettings } from "./standard-row";

export type Architecture = "X86_64" | "ARM64";

export interface ClusterRow {
  clusterName: string;
  clusterArn: string;
  status: "ACTIVE" | "INACTIVE";
  capacityProviders: string[];
  defaultCapacityProviderStrategy?: CapacityProviderStrategyItem[];
  settings?: ClusterSetting[] | undefined;
  configuration?: ClusterConfiguration | undefined;
  serviceConnectDefaults?: ClusterServiceConnectDefaults | undefined;
  tags: Tag[];
  createdAt: Date;
  madeBy: string;
}

export type TaskDefinitionRow = TaskDefinition & {
  taskDefinitionArn: string;
  family: string;
  revision: number;
  status: NonNullable<TaskDefinition["status"]>;
  registeredAt: Date;
  registeredBy: string;
  tags: Tag[];
};

/** One resource that ECS manages for an Express service. */
export interface ManagedNode {
  status: ManagedResourceStatus;
  arn?: string;
  statusReason?: string;
  updatedAt: Date;
}

export const nodeNames = [
  "logGroup",
  "serviceSecurityGroup",
  "loadBalancerSecurityGroup",
  "blueTargetGroup",
  "greenTargetGroup",
  "certificate",
  "loadBalancer",
  "listener",
  "rule",
  "scalableTarget",
  "scalingPolicy",
  "alarm",
] as const;
export type NodeName = (typeof nodeNames)[number];

export interface ServiceRow {
  /** Unlike its ARN not used again when a service of the same name follows a deleted one. */
  id: string;
  serviceArn: string;
  serviceName: string;
  clusterName: string;
  status: "ACTIVE" | "DRAINING" | "INACTIVE";
  infrastructureRoleArn: string;
  host: string;
  accessType: "PUBLIC" | "PRIVATE";
  vpcId: string;
  /** Where its load balancer and its tasks are. */
  subnets: string[];
  /** Which of the shared load balancers it is behind. */
  gatewayId: string;
  logGroupName: string;
  /** Newest first; two of them while a deployment goes on. */
  activeRevisions: string[];
  currentDeployment: string | undefined;
  /** What the last successful deployment brought: what a rollback comes back to. */
  stableRevision: string | undefined;
  nodes: Record<NodeName, ManagedNode>;
  /** Only of services that are not Express; those have no load balancer of ECS's, nor anything else that it manages. */
  standard?: StandardSettings;
  /** Oldest first. */
  deployments: string[];
  /** Of its tasks, the stopped ones too as long as they are known. */
  taskArns: string[];
  /** How many tasks it has ever had. */
  launched: number;
  /** Where someone asked for another number of tasks than the least of the scaling target. */
  desiredCount?: number;
  /** Newest first. */
  events: ServiceEvent[];
  tags: Tag[];
  createdAt: Date;
  updatedAt: Date;
  madeBy: string;
}

export interface Configuration extends ExpressGatewayServiceConfiguration {
  executionRoleArn: string;
  taskDefinitionArn: string;
  /** Whether its owner wrote the task definition, and not ECS. */
  hasOwnTaskDefinition?: boolean;
  cpu: string;
  memory: string;
  healthCheckPath: string;
  networkConfiguration: { subnets: string[]; securityGroups: string[] };
  primaryContainer: NonNullable<ExpressGatewayServiceConfiguration["primaryContainer"]> & {
    image: string;
    containerPort: number;
    awsLogsConfiguration: { logGroup: string; logStreamPrefix: string };
  };
  scalingTarget: {
    minTaskCount: number;
    maxTaskCount: number;
    autoScalingMetric: "AVERAGE_CPU" | "AVERAGE_MEMORY" | "REQUEST_COUNT_PER_TARGET";
    autoScalingTargetValue: number;
  };
}

export interface RevisionRow {
  serviceRevisionArn: string;
  serviceId: string;
  configuration: Configuration;
  targetGroup: "blueTargetGroup" | "greenTargetGroup";
  /** What the image's tag meant when the deployment began; unset where there is no such image. */
  imageDigest: string | undefined;
  app: App | undefined;
  /** Where the image is for one architecture alone. */
  imageArchitecture?: Architecture | undefined;
  /** The deployment that brings it. */
  deploymentArn: string;
  createdAt: Date;
}

export interface DeploymentRow {
  serviceDeploymentArn: string;
  /** As in `ecs-svc/4711`, the deployment's name in events and in `startedBy` of its tasks. */
  name: string;
  serviceId: string;
  status: ServiceDeploymentStatus;
  statusReason?: string;
  lifecycleStage?: ServiceDeploymentLifecycleStage;
  sourceRevisions: string[];
  targetRevision: string;
  /** Percent of the requests that go to the target. */
  targetWeight: number;
  testWeight: number;
  failedTasks: number;
  triggeredAlarms: string[];
  createdAt: Date;
  startedAt?: Date;
  finishedAt?: Date;
  stoppedAt?: Date;
  updatedAt: Date;
  rollback?: { reason: string; startedAt: Date; serviceRevisionArn: string | undefined };
}

/** What a task shows besides is worked out from it: `task-view.ts`. */
export interface TaskRow extends Omit<Task, "attachments" | "attributes" | "containers" | "overrides"> {
  taskArn: string;
  clusterArn: string;
  id: string;
  serviceId: string;
  serviceRevisionArn: string;
  lastStatus: "PROVISIONING" | "PENDING" | "RUNNING" | "DEPROVISIONING" | "STOPPED";
  desiredStatus: "RUNNING" | "STOPPED";
  createdAt: Date;
  privateIp: string;
  subnetId: string;
  architecture: Architecture;
  containerDefinitions: ContainerDefinition[];
  /** Of its containers, once they have ended. */
  exitCode?: number;
  containerReason?: string | undefined;
  /** What will happen to it, where it is not to do well. */
  fate?: FailureKind | undefined;
  networkInterfaceId: string;
}

export function clusterTable(place: Place): Map<string, ClusterRow> {
  return place.world.table(place, "ecs.clusters");
}

/** By `family:revision`. */
export function taskDefinitionTable(place: Place): Map<string, TaskDefinitionRow> {
  return place.world.table(place, "ecs.task-definitions");
}

/** By id. */
export function serviceTable(place: Place): Map<string, ServiceRow> {
  return place.world.table(place, "ecs.services");
}

/** Which service an ARN stands for: of several that had it one after the other, the newest. */
export function serviceArnTable(place: Place): Map<string, string> {
  return place.world.table(place, "ecs.service-arns");
}

/** By ARN. */
export function revisionTable(place: Place): Map<string, RevisionRow> {
  return place.world.table(place, "ecs.service-revisions");
}

/** By ARN. */
export function deploymentTable(place: Place): Map<string, DeploymentRow> {
  return place.world.table(place, "ecs.service-deployments");
}

/** By ARN. */
export function taskTable(place: Place): Map<string, TaskRow> {
  return place.world.table(place, "ecs.tasks");
}

export function ecsArn({ account, region }: Place, resource: string): string {
  return `arn:aws:ecs:${region}:${account}:${resource}`;
}
