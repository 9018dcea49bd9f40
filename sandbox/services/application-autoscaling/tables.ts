import type { ScalableTarget, ScalingActivity, ScalingPolicy } from "@aws-sdk/client-application-auto-scaling";
import { AwsError } from "../../operation";
import type { Place } from "../../place";

export type ScalableTargetRow = ScalableTarget & {
  ServiceNamespace: NonNullable<ScalableTarget["ServiceNamespace"]>;
  ResourceId: string;
  ScalableDimension: NonNullable<ScalableTarget["ScalableDimension"]>;
  ScalableTargetARN: string;
  MinCapacity: number;
  MaxCapacity: number;
  CreationTime: Date;
  tags: Record<string, string>;
  madeBy: string;
};

export type ScalingPolicyRow = ScalingPolicy & {
  PolicyARN: string;
  PolicyName: string;
  ResourceId: string;
  CreationTime: Date;
  madeBy: string;
};

/** By namespace, resource and dimension. */
export function scalableTargetTable(place: Place): Map<string, ScalableTargetRow> {
  return place.world.table(place, "application-autoscaling.scalable-targets");
}

/** By target and name. */
export function scalingPolicyTable(place: Place): Map<string, ScalingPolicyRow> {
  return place.world.table(place, "application-autoscaling.scaling-policies");
}

/** By id. */
export function scalingActivityTable(place: Place): Map<string, ScalingActivity> {
  return place.world.table(place, "application-autoscaling.scaling-activities");
}

export interface TargetId {
  ServiceNamespace?: string | undefined;
  ResourceId?: string | undefined;
  ScalableDimension?: string | undefined;
}

export function targetKey({ ServiceNamespace, ResourceId, ScalableDimension }: TargetId): string {
  return `${ServiceNamespace}|${ResourceId}|${ScalableDimension}`;
}

export function policyKey(target: TargetId, name: string | undefined): string {
  return `${targetKey(target)}|${name}`;
}

export function readScalableTarget(place: Place, id: TargetId): ScalableTargetRow {
  const target = scalableTargetTable(place).get(targetKey(id));
  if (target) return target;
  const { ServiceNamespace, ResourceId, ScalableDimension } = id;
  throw new AwsError(
    "ObjectNotFoundException",
    `No scalable target registered for service namespace: ${ServiceNamespace}, resource ID: ${ResourceId}, scalable dimension: ${ScalableDimension}`,
  );
}

export function isSameTarget(one: TargetId, other: TargetId): boolean {
  return targetKey(one) === targetKey(other);
}
