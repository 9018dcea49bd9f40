import type { ListMetricsInput, ListMetricsOutput } from "@aws-sdk/client-cloudwatch";
import { checkConstraints } from "../../constraints";
import type { Call } from "../../operation";
import { pageOf } from "../../page";
import { listSources } from "./metric-source";

const PAGE = 500;
const RECENT_MS = 3 * 3_600_000;
const REMEMBERED_MS = 14 * 86_400_000;

export function listMetrics(call: Call, input: ListMetricsInput): ListMetricsOutput {
  const { Namespace, MetricName, Dimensions = [], RecentlyActive, NextToken } = input;
  checkConstraints(
    input,
    {
      Namespace: { min: 1, max: 255 },
      MetricName: { min: 1, max: 255 },
      Dimensions: { max: 10 },
      RecentlyActive: { values: ["PT3H"] },
    },
    "InvalidParameterValueException",
  );
  const since = call.world.clock.now() - (RecentlyActive ? RECENT_MS : REMEMBERED_MS);
  const found = listSources(call).filter(
    ({ namespace, metricName, dimensions, lastSeenAt }) =>
      lastSeenAt >= since &&
      (!Namespace || namespace === Namespace) &&
      (!MetricName || metricName === MetricName) &&
      Dimensions.every(({ Name, Value }) =>
        dimensions.some((own) => own.Name === Name && (Value === undefined || own.Value === Value)),
      ),
  );
  const page = pageOf(found, { nextToken: NextToken, size: PAGE, errorCode: "InvalidParameterValueException" });
  const Metrics = page.items.map(({ namespace, metricName, dimensions }) => ({
    Namespace: namespace,
    MetricName: metricName,
    Dimensions: dimensions,
  }));
  return { Metrics, NextToken: page.nextToken };
}
