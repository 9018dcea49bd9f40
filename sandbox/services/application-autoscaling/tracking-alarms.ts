import { randomUUID } from "node:crypto";
import type { Alarm } from "@aws-sdk/client-application-auto-scaling";
import type { Dimension, StandardUnit, Statistic } from "@aws-sdk/client-cloudwatch";
import type { Place } from "../../place";
import { removeAlarm } from "../cloudwatch/change-alarms";
import { putAlarm } from "../cloudwatch/put-metric-alarm";
import { alarmArn } from "../cloudwatch/tables";
import type { ScalingPolicyRow } from "./tables";

interface Watched {
  Namespace: string;
  MetricName: string;
  Dimensions: Dimension[];
  Statistic: Statistic;
  Unit?: StandardUnit;
}

/** Scale out after three minutes above the target, in after fifteen minutes well below it. */
const HIGH_PERIODS = 3;
const LOW_PERIODS = 15;
const LOW_PART = 0.9;
// The same in every alarm, and so kept once.
const nothing: never[] = [];
const MAKER = "application-autoscaling.amazonaws.com";

/** The two alarms of a target tracking policy; another kind of policy has alarms of its owner's. */
export function putTrackingAlarms(place: Place, policy: ScalingPolicyRow): Alarm[] {
  const tracking = policy.TargetTrackingScalingPolicyConfiguration;
  const watched = tracking && watchedMetric(policy);
  for (const { AlarmName = "" } of policy.Alarms ?? []) removeAlarm(place, AlarmName);
  if (!watched) return [];
  const { TargetValue = 0, DisableScaleIn } = tracking;
  const high = putOne(place, policy, watched, {
    kind: "AlarmHigh",
    comparison: "GreaterThanThreshold",
    threshold: TargetValue,
    periods: HIGH_PERIODS,
  });
  if (DisableScaleIn) return [high];
  const threshold = Math.round(TargetValue * LOW_PART * 1000) / 1000;
  return [
    high,
    putOne(place, policy, watched, {
      kind: "AlarmLow",
      comparison: "LessThanThreshold",
      threshold,
      periods: LOW_PERIODS,
    }),
  ];
}

interface Rule {
  kind: string;
  comparison: "GreaterThanThreshold" | "LessThanThreshold";
  threshold: number;
  periods: number;
}

function putOne(
  place: Place,
  policy: ScalingPolicyRow,
  watched: Watched,
  { kind, comparison, threshold, periods }: Rule,
): Alarm {
  const now = place.world.clock.date();
  const AlarmName = `TargetTracking-${policy.ResourceId}-${kind}-${randomUUID()}`;
  const AlarmARN = alarmArn(place, AlarmName);
  putAlarm(place, {
    AlarmName,
    AlarmArn: AlarmARN,
    AlarmDescription: `DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ${policy.PolicyARN}.`,
    ActionsEnabled: true,
    OKActions: nothing,
    AlarmActions: [policy.PolicyARN],
    InsufficientDataActions: nothing,
    AlarmConfigurationUpdatedTimestamp: now,
    StateValue: "INSUFFICIENT_DATA",
    StateReason: "Unchecked: Initial alarm creation",
    StateUpdatedTimestamp: now,
    StateTransitionedTimestamp: now,
    ...watched,
    Period: 60,
    EvaluationPeriods: periods,
    Threshold: threshold,
    ComparisonOperator: comparison,
    tags: {},
    createdAt: now,
    madeBy: MAKER,
  });
  return { AlarmName, AlarmARN };
}

function watchedMetric({
  ResourceId,
  TargetTrackingScalingPolicyConfiguration: tracking,
}: ScalingPolicyRow): Watched | undefined {
  const { PredefinedMetricSpecification: predefined, CustomizedMetricSpecification: own } = tracking ?? {};
  if (own?.MetricName && own.Namespace) {
    return {
      Namespace: own.Namespace,
      MetricName: own.MetricName,
      Dimensions: (own.Dimensions ?? []).map(({ Name, Value }) => ({ Name, Value })),
      Statistic: own.Statistic ?? "Average",
      ...(own.Unit && { Unit: own.Unit as StandardUnit }),
    };
  }
  const [, clusterName, serviceName] = ResourceId.split("/");
  const Dimensions = [
    { Name: "ServiceName", Value: serviceName },
    { Name: "ClusterName", Value: clusterName },
  ];
  switch (predefined?.PredefinedMetricType) {
    case "ECSServiceAverageCPUUtilization":
      return { Namespace: "AWS/ECS", MetricName: "CPUUtilization", Dimensions, Statistic: "Average", Unit: "Percent" };
    case "ECSServiceAverageMemoryUtilization":
      return {
        Namespace: "AWS/ECS",
        MetricName: "MemoryUtilization",
        Dimensions,
        Statistic: "Average",
        Unit: "Percent",
      };
    case "ALBRequestCountPerTarget": {
      const group = /targetgroup\/.*$/.exec(predefined.ResourceLabel ?? "")?.[0] ?? "";
      const own = [{ Name: "TargetGroup", Value: group }];
      return {
        Namespace: "AWS/ApplicationELB",
        MetricName: "RequestCountPerTarget",
        Dimensions: own,
        Statistic: "Sum",
      };
    }
    default:
      return undefined;
  }
}
