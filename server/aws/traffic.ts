import "server-only";
import { GetMetricDataCommand, type MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import type { AwsClients } from "./clients";

/** Where the requests of a service are counted. */
export interface CountedAt {
  targetGroupArn: string;
  loadBalancerArn: string;
}

export interface Traffic {
  /** The last day on which anybody asked it anything; none where nobody has in all the days that were looked at. */
  lastRequestOn?: Date;
  requestsPerDay: number;
}

/** GetMetricData takes five hundred queries at a time; with fewer an answer is there in time. Each query is paid for, however it comes. */
const queriesAtOnce = 20;
const dayS = 86_400;
export const trafficDays = 14;

/** The requests that load balancers sent to each target group, by its ARN; health checks are none. */
export async function readTraffic(
  { cloudwatch }: Pick<AwsClients, "cloudwatch">,
  counted: readonly CountedAt[],
  until: Date,
): Promise<Map<string, Traffic>> {
  const traffic = new Map<string, Traffic>();
  const from = new Date(until.getTime() - trafficDays * dayS * 1000);
  for (let first = 0; first < counted.length; first += queriesAtOnce) {
    const some = counted.slice(first, first + queriesAtOnce);
    const { MetricDataResults = [] } = await cloudwatch.send(
      new GetMetricDataCommand({ StartTime: from, EndTime: until, MetricDataQueries: some.map(toQuery) }),
    );
    for (const [index, { targetGroupArn }] of some.entries()) {
      const { Timestamps = [], Values = [] } = MetricDataResults.find(({ Id }) => Id === `m${index}`) ?? {};
      traffic.set(targetGroupArn, toTraffic(Timestamps, Values));
    }
  }
  return traffic;
}

function toQuery({ targetGroupArn, loadBalancerArn }: CountedAt, index: number): MetricDataQuery {
  return {
    Id: `m${index}`,
    MetricStat: {
      Metric: {
        Namespace: "AWS/ApplicationELB",
        MetricName: "RequestCount",
        Dimensions: [
          { Name: "TargetGroup", Value: targetGroupArn.split(":").at(-1) ?? "" },
          { Name: "LoadBalancer", Value: loadBalancerArn.split(":loadbalancer/")[1] ?? "" },
        ],
      },
      Period: dayS,
      Stat: "Sum",
    },
  };
}

function toTraffic(days: readonly Date[], counts: readonly number[]): Traffic {
  const busy = days.filter((_, index) => (counts[index] ?? 0) > 0).map((day) => day.getTime());
  const sum = counts.reduce((all, count) => all + count, 0);
  return {
    ...(busy.length > 0 && { lastRequestOn: new Date(Math.max(...busy)) }),
    requestsPerDay: sum / Math.max(1, days.length),
  };
}
