import "server-only";
import { type MetricRange, metricNames, metricRanges } from "@/lib/domain/metric-range";
import type { ServiceMetrics } from "@/lib/domain/service-metrics";
import { type MeasuredLine, readServiceMetrics as readMetrics } from "@/server/aws/service-metrics";
import type { Context } from "@/server/context";
import { readShared } from "@/server/watch/shared-reading";
import { type AskedService, readWatchedService } from "./watched-service";

const maxAgeMs = 30_000;

/** What CloudWatch counted of a service: each range is read once for all who look, and no oftener than it could change. */
export async function readServiceMetrics(
  context: Context,
  { range, ...asked }: AskedService & { range: MetricRange },
): Promise<ServiceMetrics> {
  const { row, seen } = await readWatchedService(context, asked);
  const aws = await context.awsOf(asked.target);
  return readShared(`metrics ${range} ${seen.serviceArn}`, maxAgeMs, async () => {
    const { from, to, periodS } = windowOf(range, Date.now());
    const { loadBalancerArn, targetGroupArns = [] } = seen.revision ?? {};
    const measured = { clusterName: row.clusterName, serviceName: row.serviceName, loadBalancerArn, targetGroupArns };
    const lines = await readMetrics(aws, measured, { from: new Date(from), to: new Date(to), periodS });
    const times = Array.from({ length: (to - from) / (periodS * 1000) }, (_, index) => from + index * periodS * 1000);
    return { range, asOf: new Date().toISOString(), periodS, times, charts: chartsOf(lines, times) };
  });
}

/** Begins and ends with a period, as CloudWatch's points do. */
function windowOf(range: MetricRange, now: number): { from: number; to: number; periodS: number } {
  const { hours, periodS } = metricRanges[range];
  const to = Math.ceil(now / (periodS * 1000)) * periodS * 1000;
  return { from: to - hours * 3_600_000, to, periodS };
}

function chartsOf(lines: readonly MeasuredLine[], times: readonly number[]): ServiceMetrics["charts"] {
  return metricNames.map((name) => ({
    name,
    lines: lines
      .filter(({ chart }) => chart === name)
      .map((line) => ({ name: line.name, values: times.map((at) => line.values.get(at) ?? null) })),
  }));
}
