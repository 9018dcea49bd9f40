import { ApplicationAutoScaling } from "@aws-sdk/client-application-auto-scaling";
import { runShop } from "../services/cloudwatch/testing";
import type { Journey } from "./journey";

export const throughAutoScaling: Journey = async ({ config, sandbox, watched }) => {
  await runShop(sandbox);
  const scaling = watched(new ApplicationAutoScaling(config));
  const ServiceNamespace = "ecs";
  const target = {
    ServiceNamespace,
    ResourceId: "service/default/shop",
    ScalableDimension: "ecs:service:DesiredCount",
  } as const;
  const { ScalableTargetARN: ResourceARN } = await scaling.registerScalableTarget({
    ...target,
    MinCapacity: 1,
    MaxCapacity: 4,
  });
  const PolicyName = "by-memory";
  const PredefinedMetricSpecification = { PredefinedMetricType: "ECSServiceAverageMemoryUtilization" } as const;
  await scaling.putScalingPolicy({
    ...target,
    PolicyName,
    PolicyType: "TargetTrackingScaling",
    TargetTrackingScalingPolicyConfiguration: { TargetValue: 50, PredefinedMetricSpecification },
  });
  await scaling.describeScalableTargets({ ServiceNamespace });
  await scaling.describeScalingPolicies({ ServiceNamespace });
  await scaling.describeScalingActivities({ ServiceNamespace });
  await scaling.tagResource({ ResourceARN, Tags: { team: "shop" } });
  await scaling.listTagsForResource({ ResourceARN });
  await scaling.untagResource({ ResourceARN, TagKeys: ["team"] });
  await scaling.deleteScalingPolicy({ ...target, PolicyName });
  await scaling.deregisterScalableTarget(target);
};
