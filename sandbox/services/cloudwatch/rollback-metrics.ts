import type { MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import type { Place } from "../../place";
import { gatewayOf } from "../ecs/gateways";
import { type ServiceRow, serviceTable } from "../ecs/tables";
import { balancerDimension, targetGroupDimension } from "./express-metrics";
import type { AlarmRow } from "./tables";

const PERIOD = 60;
const errors = {
  errors4xx: "HTTPCode_Target_4XX_Count",
  errors5xx: "HTTPCode_Target_5XX_Count",
  requests: "RequestCount",
};

/** What an alarm looks at: that of an Express service at what its service has, which need not be kept with each alarm. */
export function metricsOfAlarm(
  place: Place,
  { serviceId, Metrics, MetricName }: AlarmRow,
): MetricDataQuery[] | undefined {
  const service = serviceTable(place).get(serviceId ?? "");
  return Metrics || MetricName || !service ? Metrics : metricsOf(place, service);
}

function metricsOf(place: Place, service: ServiceRow): MetricDataQuery[] {
  const balancerArn = gatewayOf(place, service)?.loadBalancerArn ?? service.nodes.loadBalancer.arn ?? "";
  const groups = { blue: service.nodes.blueTargetGroup.arn ?? "", green: service.nodes.greenTargetGroup.arn ?? "" };
  const balancer = balancerDimension(balancerArn);
  const stats = Object.entries(groups).flatMap(([colour, arn]) => {
    const Dimensions = [targetGroupDimension(arn), balancer];
    return Object.entries(errors).map(([kind, MetricName]) => ({
      Id: `${colour}_${kind}`,
      MetricStat: {
        Metric: { Namespace: "AWS/ApplicationELB", MetricName, Dimensions },
        Period: PERIOD,
        Stat: "Sum",
      },
      ReturnData: false,
    }));
  });
  const listOf = (...kinds: string[]) =>
    `SUM([${stats
      .map(({ Id }) => Id)
      .filter((id) => kinds.some((kind) => id.endsWith(kind)))
      .join(", ")}])`;
  const Expression = `100 * ${listOf("errors4xx", "errors5xx")} / ${listOf("requests")}`;
  return [...stats, { Id: "errorPercent", Expression, Label: "Percent of requests that failed", ReturnData: true }];
}
