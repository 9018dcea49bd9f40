import type { Dimension, StandardUnit } from "@aws-sdk/client-cloudwatch";
import type { Place } from "../../place";
import { findService } from "../ecs/find-service";
import { type ServiceRow, serviceTable } from "../ecs/tables";
import { balancerMetrics, targetGroupMetrics } from "./balancer-metrics";
import type { MetricSource } from "./metric-source";
import type { Samples } from "./samples";
import type { TargetGroupName } from "./service-state";
import { metricKey } from "./tables";
import { utilizationMetrics } from "./utilization-metrics";

/** How a metric of a service is worked out from what the world has done. */
export interface ExpressMetric {
  unit: StandardUnit;
  read(place: Place, services: readonly ServiceRow[], from: number, to: number): Samples | undefined;
}

export const balancerDimension = (arn: string) => ({
  Name: "LoadBalancer",
  Value: arn.split(":loadbalancer/")[1] ?? "",
});
export const targetGroupDimension = (arn: string) => ({ Name: "TargetGroup", Value: arn.split(":").at(-1) ?? "" });

export function findExpressSource(
  place: Place,
  namespace: string,
  metricName: string,
  dimensions: readonly Dimension[],
): MetricSource | undefined {
  const key = metricKey(namespace, metricName, dimensions);
  return servicesWith(place, namespace, dimensions)
    .flatMap((service) => sourcesOf(place, service))
    .find((source) => metricKey(source.namespace, source.metricName, source.dimensions) === key);
}

export function listExpressSources(place: Place): MetricSource[] {
  const known = new Map<string, MetricSource>();
  for (const service of serviceTable(place).values()) {
    for (const source of sourcesOf(place, service)) {
      known.set(metricKey(source.namespace, source.metricName, source.dimensions), source);
    }
  }
  return [...known.values()];
}

/** The services whose metric it could be; a look at all of them only where the dimensions name no service. */
function servicesWith(place: Place, namespace: string, dimensions: readonly Dimension[]): ServiceRow[] {
  const dimension = (name: string) => dimensions.find(({ Name }) => Name === name)?.Value ?? "";
  if (namespace === "AWS/ECS") {
    const service = findService(place, dimension("ClusterName"), dimension("ServiceName"));
    return service ? [service] : [];
  }
  if (namespace !== "AWS/ApplicationELB") return [];
  const [group, balancer] = [dimension("TargetGroup"), dimension("LoadBalancer")];
  return [...serviceTable(place).values()].filter(({ nodes }) =>
    group
      ? nodes.blueTargetGroup.arn?.endsWith(`:${group}`) || nodes.greenTargetGroup.arn?.endsWith(`:${group}`)
      : balancer && nodes.loadBalancer.arn?.endsWith(`/${balancer}`),
  );
}

function sourcesOf(place: Place, service: ServiceRow): MetricSource[] {
  const { clusterName, serviceName, nodes } = service;
  const own = [
    { Name: "ServiceName", Value: serviceName },
    { Name: "ClusterName", Value: clusterName },
  ];
  const ecs = toSources(place, "AWS/ECS", utilizationMetrics, own, [service]);
  const balancerArn = nodes.loadBalancer.status === "PROVISIONING" ? undefined : nodes.loadBalancer.arn;
  if (!balancerArn) return ecs;
  const balancer = balancerDimension(balancerArn);
  const sharers = [...serviceTable(place).values()].filter((other) => other.nodes.loadBalancer.arn === balancerArn);
  const groups = (["blueTargetGroup", "greenTargetGroup"] as const).flatMap((name: TargetGroupName) => {
    const { arn } = nodes[name];
    if (!arn) return [];
    const group = targetGroupDimension(arn);
    const { RequestCountPerTarget } = targetGroupMetrics(name);
    return [
      ...toSources(place, "AWS/ApplicationELB", targetGroupMetrics(name), [group, balancer], [service]),
      ...toSources(place, "AWS/ApplicationELB", { RequestCountPerTarget }, [group], [service]),
    ];
  });
  return [...ecs, ...toSources(place, "AWS/ApplicationELB", balancerMetrics, [balancer], sharers), ...groups];
}

function toSources(
  place: Place,
  namespace: string,
  metrics: Record<string, ExpressMetric>,
  dimensions: Dimension[],
  services: readonly ServiceRow[],
): MetricSource[] {
  const now = place.world.clock.now();
  const bornAt = Math.min(...services.map(({ createdAt }) => createdAt.getTime()));
  const isLive = services.some(({ status }) => status !== "INACTIVE");
  const lastSeenAt = isLive ? now : Math.max(...services.map(({ updatedAt }) => updatedAt.getTime()));
  return Object.entries(metrics).map(([metricName, { unit, read }]) => ({
    namespace,
    metricName,
    dimensions,
    unit,
    lastSeenAt,
    read(from, to) {
      const [start, end] = [Math.max(from, bornAt), Math.min(to, now)];
      return start < end ? read(place, services, start, end) : undefined;
    },
  }));
}
