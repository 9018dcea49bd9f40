import "server-only";
import { type Dimension, GetMetricDataCommand, type MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import { type MetricName, metricLines, metricUnits } from "@/lib/domain/metric-range";
import type { AwsClients } from "./clients";

/** What CloudWatch knows a service by. */
export interface MeasuredService {
  clusterName: string;
  serviceName: string;
  loadBalancerArn?: string;
  targetGroupArns: readonly string[];
}

interface MetricWindow {
  from: Date;
  to: Date;
  periodS: number;
}

export interface MeasuredLine {
  chart: MetricName;
  name: string;
  /** By the beginning of each period, milliseconds since 1970. */
  values: Map<number, number>;
}

/** All charts of a service in one call: sums of both target groups, of which one has no traffic at a time. */
export async function readServiceMetrics(
  { cloudwatch }: AwsClients,
  service: MeasuredService,
  { from, to, periodS }: MetricWindow,
): Promise<MeasuredLine[]> {
  const queries = [...utilization(service, periodS), ...traffic(service, periodS)];
  const lines = new Map<string, Map<number, number>>();
  let NextToken: string | undefined;
  do {
    const page = await cloudwatch.send(
      new GetMetricDataCommand({ StartTime: from, EndTime: to, MetricDataQueries: queries, NextToken }),
    );
    for (const { Id = "", Timestamps = [], Values = [] } of page.MetricDataResults ?? []) {
      const line = lines.get(Id) ?? new Map<number, number>();
      for (const [index, at] of Timestamps.entries()) line.set(at.getTime(), Values[index] ?? 0);
      lines.set(Id, line);
    }
    NextToken = page.NextToken;
  } while (NextToken && lines.size < 100);
  return Object.entries(metricLines).flatMap(([chart, names]) =>
    names.map((name) => ({
      chart: chart as MetricName,
      name,
      values: inUnit(chart as MetricName, lines.get(idOf(chart, name))),
    })),
  );
}

/** CloudWatch tells response times in seconds. */
function inUnit(chart: MetricName, values: ReadonlyMap<number, number> = new Map()): Map<number, number> {
  const factor = metricUnits[chart] === "ms" ? 1000 : 1;
  return new Map([...values].map(([at, value]) => [at, value * factor]));
}

/** An id begins with a small letter and has no other signs. */
function idOf(chart: string, name: string): string {
  return `${chart}_${name}`;
}

function utilization({ clusterName, serviceName }: MeasuredService, Period: number): MetricDataQuery[] {
  const Dimensions: Dimension[] = [
    { Name: "ClusterName", Value: clusterName },
    { Name: "ServiceName", Value: serviceName },
  ];
  return (["cpu", "memory"] as const).flatMap((chart) =>
    metricLines[chart].map((name) => ({
      Id: idOf(chart, name),
      MetricStat: {
        Metric: {
          Namespace: "AWS/ECS",
          MetricName: chart === "cpu" ? "CPUUtilization" : "MemoryUtilization",
          Dimensions,
        },
        Period,
        Stat: name === "average" ? "Average" : "Maximum",
      },
    })),
  );
}

const counted = {
  requests_requests: { MetricName: "RequestCount", Stat: "Sum" },
  errors_4xx: { MetricName: "HTTPCode_Target_4XX_Count", Stat: "Sum" },
  errors_5xx: { MetricName: "HTTPCode_Target_5XX_Count", Stat: "Sum" },
  latency_p50: { MetricName: "TargetResponseTime", Stat: "p50" },
  latency_p95: { MetricName: "TargetResponseTime", Stat: "p95" },
  latency_p99: { MetricName: "TargetResponseTime", Stat: "p99" },
};

/** Of each target group, and over them by metric math: counts are added, of times the longer one counts. */
function traffic({ loadBalancerArn, targetGroupArns }: MeasuredService, Period: number): MetricDataQuery[] {
  if (!loadBalancerArn || targetGroupArns.length === 0) return [];
  const LoadBalancer = loadBalancerArn.split(":loadbalancer/")[1] ?? "";
  return Object.entries(counted).flatMap(([id, { MetricName, Stat }]) => {
    const parts = targetGroupArns.map((arn, index) => ({
      Id: `${id}_${index}`,
      ReturnData: false,
      MetricStat: {
        Metric: {
          Namespace: "AWS/ApplicationELB",
          MetricName,
          Dimensions: [
            { Name: "TargetGroup", Value: arn.split(":").at(-1) ?? "" },
            { Name: "LoadBalancer", Value: LoadBalancer },
          ],
        },
        Period,
        Stat,
      },
    }));
    const over = Stat === "Sum" ? "SUM" : "MAX";
    return [...parts, { Id: id, Expression: `${over}([${parts.map(({ Id }) => Id).join(", ")}])` }];
  });
}
