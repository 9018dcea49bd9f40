import "server-only";
import type { Metric } from "@aws-sdk/client-cloudwatch";
import type { AwsClients } from "./clients";
import { type DailySum, readDailySums } from "./daily-sums";

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

const dayMs = 86_400_000;
export const trafficDays = 14;

/** The requests that load balancers sent to each target group, by its ARN; health checks are none. */
export async function readTraffic(
  aws: Pick<AwsClients, "cloudwatch">,
  counted: readonly CountedAt[],
  until: Date,
): Promise<Map<string, Traffic>> {
  const range = { from: new Date(until.getTime() - trafficDays * dayMs), until };
  const sums = await readDailySums(aws, counted.map(toMetric), range);
  return new Map(counted.map(({ targetGroupArn }, index) => [targetGroupArn, toTraffic(sums[index] ?? [])]));
}

function toMetric({ targetGroupArn, loadBalancerArn }: CountedAt): Metric {
  return {
    Namespace: "AWS/ApplicationELB",
    MetricName: "RequestCount",
    Dimensions: [
      { Name: "TargetGroup", Value: targetGroupArn.split(":").at(-1) ?? "" },
      { Name: "LoadBalancer", Value: loadBalancerArn.split(":loadbalancer/")[1] ?? "" },
    ],
  };
}

function toTraffic(days: readonly DailySum[]): Traffic {
  const busy = days.filter(({ sum }) => sum > 0).map(({ day }) => day.getTime());
  return {
    ...(busy.length > 0 && { lastRequestOn: new Date(Math.max(...busy)) }),
    requestsPerDay: days.reduce((all, { sum }) => all + sum, 0) / Math.max(1, days.length),
  };
}
