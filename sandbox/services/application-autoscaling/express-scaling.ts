import type { MetricType } from "@aws-sdk/client-application-auto-scaling";
import type { Place } from "../../place";
import { newestRevision } from "../ecs/find-service";
import type { Configuration, ServiceRow } from "../ecs/tables";
import { putScalableTarget, removeScalableTarget, serviceLinkedRole } from "./scalable-targets";
import { addActivity } from "./scaling-activities";
import { findPolicy, putPolicy, removePolicy } from "./scaling-policies";
import { type ScalingPolicyRow, scalableTargetTable, targetKey } from "./tables";

type Metric = Configuration["scalingTarget"]["autoScalingMetric"];

const metricTypes: Record<Metric, MetricType> = {
  AVERAGE_CPU: "ECSServiceAverageCPUUtilization",
  AVERAGE_MEMORY: "ECSServiceAverageMemoryUtilization",
  REQUEST_COUNT_PER_TARGET: "ALBRequestCountPerTarget",
};
const policySuffixes: Record<Metric, string> = {
  AVERAGE_CPU: "AverageCPU",
  AVERAGE_MEMORY: "AverageMemory",
  REQUEST_COUNT_PER_TARGET: "RequestCountPerTarget",
};
const MAKER = "ecs.amazonaws.com";

function targetIdOf({ clusterName, serviceName }: ServiceRow) {
  return {
    ServiceNamespace: "ecs" as const,
    ResourceId: `service/${clusterName}/${serviceName}`,
    ScalableDimension: "ecs:service:DesiredCount" as const,
  };
}

/** The scalable target of an Express service, as its newest revision wants it; answers with its ARN. */
export function putExpressTarget(place: Place, service: ServiceRow): string {
  const { minTaskCount = 1, maxTaskCount = 20 } = newestRevision(place, service)?.configuration.scalingTarget ?? {};
  const id = targetIdOf(service);
  const before = scalableTargetTable(place).get(targetKey(id));
  const target = putScalableTarget(place, {
    ...id,
    MinCapacity: minTaskCount,
    MaxCapacity: maxTaskCount,
    RoleARN: serviceLinkedRole(place, "ecs"),
    SuspendedState: before?.SuspendedState ?? {
      DynamicScalingInSuspended: false,
      DynamicScalingOutSuspended: false,
      ScheduledScalingSuspended: false,
    },
    tags: before?.tags ?? { AmazonECSManaged: "true" },
    madeBy: MAKER,
  });
  if (before && before.MinCapacity < minTaskCount) addActivity(place, target);
  return target.ScalableTargetARN;
}

/** The policy of an Express service, named after its metric: another metric is another policy. */
export function putExpressPolicy(place: Place, service: ServiceRow): string {
  const { scalingTarget } = newestRevision(place, service)?.configuration ?? {};
  const { autoScalingMetric = "AVERAGE_CPU", autoScalingTargetValue = 60 } = scalingTarget ?? {};
  const id = targetIdOf(service);
  const PolicyName = `${service.serviceName}${policySuffixes[autoScalingMetric]}`;
  const tracking = {
    TargetValue: autoScalingTargetValue,
    PredefinedMetricSpecification: {
      PredefinedMetricType: metricTypes[autoScalingMetric],
      ...(autoScalingMetric === "REQUEST_COUNT_PER_TARGET" && { ResourceLabel: labelOf(service) }),
    },
  };
  const own = policiesOf(place, service);
  for (const policy of own)
    if (policy.PolicyName !== PolicyName && policy.madeBy === MAKER) removePolicy(place, policy);
  const same = own.find((policy) => policy.PolicyName === PolicyName);
  if (same && JSON.stringify(same.TargetTrackingScalingPolicyConfiguration) === JSON.stringify(tracking))
    return same.PolicyARN;
  return putPolicy(place, {
    ...id,
    PolicyName,
    PolicyType: "TargetTrackingScaling",
    TargetTrackingScalingPolicyConfiguration: tracking,
    madeBy: MAKER,
  }).PolicyARN;
}

/** A new revision may want other bounds, another metric or another target value. */
export function updateExpressScaling(place: Place, service: ServiceRow): void {
  const { scalableTarget, scalingPolicy } = service.nodes;
  if (scalableTarget.status === "ACTIVE") scalableTarget.arn = putExpressTarget(place, service);
  if (scalingPolicy.status === "ACTIVE") scalingPolicy.arn = putExpressPolicy(place, service);
}

/** The names of the alarms that scale an Express service. */
export function expressAlarms(place: Place, service: ServiceRow): string[] {
  return policiesOf(place, service).flatMap(({ Alarms = [] }) => Alarms.flatMap(({ AlarmName = [] }) => AlarmName));
}

/** The target, with all policies on it. */
export function removeExpressScaling(place: Place, service: ServiceRow): void {
  const target = scalableTargetTable(place).get(targetKey(targetIdOf(service)));
  if (target) removeScalableTarget(place, target);
}

function policiesOf(place: Place, service: ServiceRow): ScalingPolicyRow[] {
  const names = Object.values(policySuffixes).map((suffix) => `${service.serviceName}${suffix}`);
  return names.flatMap((name) => findPolicy(place, targetIdOf(service), name) ?? []);
}

/** As in `app/my-alb/1a2b/targetgroup/my-tg/3c4d`. */
function labelOf({ nodes }: ServiceRow): string {
  const balancer = nodes.loadBalancer.arn?.split(":loadbalancer/")[1] ?? "";
  return `${balancer}/${nodes.blueTargetGroup.arn?.split(":").at(-1) ?? ""}`;
}
