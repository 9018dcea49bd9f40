import "server-only";
import { inMonth } from "@/lib/domain/kept";
import type { AwsClients } from "./clients";
import { readDailySums } from "./daily-sums";

const days = 14;
const dayMs = 86_400_000;

/** How many bytes each log group takes in a month, as it did in the last days since its first. */
export async function readLogIngestion(
  aws: Pick<AwsClients, "cloudwatch">,
  logGroupNames: readonly string[],
  until: Date,
): Promise<Map<string, number>> {
  const from = new Date(until.getTime() - days * dayMs);
  const metrics = logGroupNames.map((Value) => ({
    Namespace: "AWS/Logs",
    MetricName: "IncomingBytes",
    Dimensions: [{ Name: "LogGroupName", Value }],
  }));
  const sums = await readDailySums(aws, metrics, { from, until });
  return new Map(
    logGroupNames.map((name, index) => {
      const own = sums[index] ?? [];
      const first = Math.min(...own.map(({ day }) => day.getTime()));
      const bytes = own.reduce((all, { sum }) => all + sum, 0);
      return [name, inMonth(bytes, Math.max(from.getTime(), first), until.getTime())];
    }),
  );
}
