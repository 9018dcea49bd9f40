import { type Constraint, checkConstraints } from "../../constraints";
import { AwsError } from "../../operation";
import type { TargetId } from "./tables";

/** What can be scaled, by service: as in Application Auto Scaling's API reference. */
const dimensions: Record<string, readonly string[]> = {
  ecs: ["ecs:service:DesiredCount"],
  elasticmapreduce: ["elasticmapreduce:instancegroup:InstanceCount"],
  ec2: ["ec2:spot-fleet-request:TargetCapacity"],
  appstream: ["appstream:fleet:DesiredCapacity"],
  dynamodb: [
    "dynamodb:table:ReadCapacityUnits",
    "dynamodb:table:WriteCapacityUnits",
    "dynamodb:index:ReadCapacityUnits",
    "dynamodb:index:WriteCapacityUnits",
  ],
  rds: ["rds:cluster:ReadReplicaCount"],
  sagemaker: [
    "sagemaker:variant:DesiredInstanceCount",
    "sagemaker:variant:DesiredProvisionedConcurrency",
    "sagemaker:inference-component:DesiredCopyCount",
  ],
  "custom-resource": ["custom-resource:ResourceType:Property"],
  comprehend: [
    "comprehend:document-classifier-endpoint:DesiredInferenceUnits",
    "comprehend:entity-recognizer-endpoint:DesiredInferenceUnits",
  ],
  lambda: ["lambda:function:ProvisionedConcurrency"],
  cassandra: ["cassandra:table:ReadCapacityUnits", "cassandra:table:WriteCapacityUnits"],
  kafka: ["kafka:broker-storage:VolumeSize"],
  elasticache: [
    "elasticache:cache-cluster:Nodes",
    "elasticache:replication-group:NodeGroups",
    "elasticache:replication-group:Replicas",
  ],
  neptune: ["neptune:cluster:ReadReplicaCount"],
  workspaces: ["workspaces:workspacespool:DesiredUserSessions"],
};

const constraints: Record<string, Constraint> = {
  ServiceNamespace: { values: Object.keys(dimensions) },
  ScalableDimension: { values: Object.values(dimensions).flat() },
  ResourceId: { min: 1, max: 1600 },
  ResourceIds: { max: 50 },
  PolicyNames: { max: 50 },
  PolicyName: { min: 1, max: 256 },
  PolicyType: { values: ["StepScaling", "TargetTrackingScaling", "PredictiveScaling"] },
};

export function checkTargetId(input: TargetId): void {
  checkConstraints(input, constraints);
  const { ServiceNamespace = "", ScalableDimension, ResourceId } = input;
  if (ScalableDimension !== undefined && !dimensions[ServiceNamespace]?.includes(ScalableDimension)) {
    throw invalid("Unsupported service namespace, resource type or scalable dimension");
  }
  if (ServiceNamespace === "ecs" && ResourceId !== undefined && !/^service\/[^/]+\/[^/]+$/.test(ResourceId)) {
    throw invalid("Unsupported service namespace, resource type or scalable dimension");
  }
}

export function invalid(message: string): AwsError {
  return new AwsError("ValidationException", message);
}

const PAGE = 50;

export function pageSize(wanted: number | undefined): number {
  if (wanted !== undefined && wanted < 1) throw invalid("MaxResults must be greater than or equal to 1");
  return Math.min(wanted ?? PAGE, PAGE);
}
