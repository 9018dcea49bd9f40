import "server-only";
import { GetMetricDataCommand, type Metric } from "@aws-sdk/client-cloudwatch";
import { inBatches } from "./at-once";
import type { AwsClients } from "./clients";

/** A day on which there was anything to count. */
export interface DailySum {
  day: Date;
  sum: number;
}

/** GetMetricData takes five hundred queries at a time; with fewer an answer is there in time. Each query is paid for, however it comes. */
const queriesAtOnce = 20;
const dayS = 86_400;

/** What each metric counted, day by day. */
export async function readDailySums(
  { cloudwatch }: Pick<AwsClients, "cloudwatch">,
  metrics: readonly Metric[],
  { from, until }: { from: Date; until: Date },
): Promise<DailySum[][]> {
  const sums: DailySum[][] = [];
  for (const some of inBatches(metrics, queriesAtOnce)) {
    const MetricDataQueries = some.map((metric, index) => ({
      Id: `m${index}`,
      MetricStat: { Metric: metric, Period: dayS, Stat: "Sum" },
    }));
    const { MetricDataResults = [] } = await cloudwatch.send(
      new GetMetricDataCommand({ StartTime: from, EndTime: until, MetricDataQueries }),
    );
    for (const [index] of some.entries()) {
      const { Timestamps = [], Values = [] } = MetricDataResults.find(({ Id }) => Id === `m${index}`) ?? {};
      sums.push(Timestamps.map((day, at) => ({ day, sum: Values[at] ?? 0 })));
    }
  }
  return sums;
}
