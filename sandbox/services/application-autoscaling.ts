import type { InventoryItem, ServiceDefinition } from "../operation";
import type { World } from "../world";
import {
  deregisterScalableTarget,
  describeScalableTargets,
  registerScalableTarget,
} from "./application-autoscaling/scalable-targets";
import { describeScalingActivities } from "./application-autoscaling/scaling-activities";
import {
  deleteScalingPolicy,
  describeScalingPolicies,
  putScalingPolicy,
} from "./application-autoscaling/scaling-policies";
import type { ScalableTargetRow, ScalingPolicyRow } from "./application-autoscaling/tables";
import { listTagsForResource, tagResource, untagResource } from "./application-autoscaling/tags";

export const applicationAutoscaling: ServiceDefinition = {
  signingName: "application-autoscaling",
  sdk: () => import("@aws-sdk/client-application-auto-scaling"),
  operations: {
    DeleteScalingPolicy: deleteScalingPolicy,
    DeregisterScalableTarget: deregisterScalableTarget,
    DescribeScalableTargets: describeScalableTargets,
    DescribeScalingActivities: describeScalingActivities,
    DescribeScalingPolicies: describeScalingPolicies,
    ListTagsForResource: listTagsForResource,
    PutScalingPolicy: putScalingPolicy,
    RegisterScalableTarget: registerScalableTarget,
    TagResource: tagResource,
    UntagResource: untagResource,
  },
  inventory: listScaling,
};

function listScaling(world: World): InventoryItem[] {
  const targets = world.tablesNamed<ScalableTargetRow>("application-autoscaling.scalable-targets");
  const policies = world.tablesNamed<ScalingPolicyRow>("application-autoscaling.scaling-policies");
  return [
    ...targets.flatMap(({ scope, rows }) =>
      [...rows.values()].map(({ ScalableTargetARN, ResourceId, tags, CreationTime, madeBy }) => ({
        type: "AWS::ApplicationAutoScaling::ScalableTarget",
        ...scope,
        id: ScalableTargetARN,
        name: ResourceId,
        tags,
        createdAt: CreationTime,
        madeBy,
      })),
    ),
    ...policies.flatMap(({ scope, rows }) =>
      [...rows.values()].map(({ PolicyARN, PolicyName, CreationTime, madeBy }) => ({
        type: "AWS::ApplicationAutoScaling::ScalingPolicy",
        ...scope,
        id: PolicyARN,
        name: PolicyName,
        createdAt: CreationTime,
        madeBy,
      })),
    ),
  ];
}
