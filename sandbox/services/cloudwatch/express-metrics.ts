import type { Dimension, StandardUnit } from "@aws-sdk/client-cloudwatch";
import type { Place } from "../../place";
import { findService, findServiceByTargetGroup } from "../ecs/find-service";
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
  const family = servicesWith(place, namespace, dimensions)
    .flatMap((service) => familiesOf(place, service))
    .find((each) => each.metrics[metricName] && metricKey(each.namespace, metricName, each.dimensions) === key);
  const metric = family?.metrics[metricName];
  return metric && toSource(place, family, metricName, metric);
}

export function listExpressSources(place: Place): MetricSource[] {
  const known = new Map<string, MetricSource>();
  for (const service of serviceTable(place).values()) {
    for (const family of familiesOf(place, service)) {
      for (const [metricName, metric] of Object.entries(family.metrics)) {
        const key = metricKey(family.namespace, metricName, family.dimensions);
        if (!known.has(key)) known.set(key, toSource(place, family, metricName, metric));
      }
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
  if (group) return [findServiceByTargetGroup(place, group) ?? []].flat();
  if (!balancer) return [];
  return [...serviceTable(place).values()].filter(({ nodes }) => nodes.loadBalancer.arn?.endsWith(`/${balancer}`));
}

/** Metrics that have the same dimensions. */
interface MetricFamily {
  namespace: string;
  metrics: Readonly<Record<string, ExpressMetric>>;
  dimensions: Dimension[];
  services(): readonly ServiceRow[];
}

function familiesOf(place: Place, service: ServiceRow): MetricFamily[] {
  const { clusterName, serviceName, nodes } = service;
  const own = [
    { Name: "ServiceName", Value: serviceName },
    { Name: "ClusterName", Value: clusterName },
  ];
  const itself = () => [service];
  const ecs = { namespace: "AWS/ECS", metrics: utilizationMetrics, dimensions: own, services: itself };
  const balancerArn = nodes.loadBalancer.status === "PROVISIONING" ? undefined : nodes.loadBalancer.arn;
  if (!balancerArn) return [ecs];
  const namespace = "AWS/ApplicationELB";
  const balancer = balancerDimension(balancerArn);
  const sharers = () =>
    [...serviceTable(place).values()].filter((other) => other.nodes.loadBalancer.arn === balancerArn);
  const groups = (["blueTargetGroup", "greenTargetGroup"] as const).flatMap((name: TargetGroupName) => {
    const { arn } = nodes[name];
    if (!arn) return [];
    const group = targetGroupDimension(arn);
    const metrics = targetGroupMetrics[name];
    const { RequestCountPerTarget } = metrics;
    return [
      { namespace, metrics, dimensions: [group, balancer], services: itself },
      { namespace, metrics: { RequestCountPerTarget }, dimensions: [group], services: itself },
    ];
  });
  return [ecs, { namespace, metrics: balancerMetrics, dimensions: [balancer], services: sharers }, ...groups];
}

function toSource(
  place: Place,
  { namespace, dimensions, ...family }: MetricFamily,
  metricName: string,
  { unit, read }: ExpressMetric,
): MetricSource {
  const services = family.services();
  const now = place.world.clock.now();
  const bornAt = Math.min(...services.map(({ createdAt }) => createdAt.getTime()));
  const isLive = services.some(({ status }) => status !== "INACTIVE");
  const lastSeenAt = isLive ? now : Math.max(...services.map(({ updatedAt }) => updatedAt.getTime()));
  return {
    namespace,
    metricName,
    dimensions,
    unit,
    lastSeenAt,
    read(from, to) {
      const [start, end] = [Math.max(from, bornAt), Math.min(to, now)];
      return start < end ? read(place, services, start, end) : undefined;
    },
  };
}
