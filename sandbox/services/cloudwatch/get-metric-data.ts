import type {
  GetMetricDataInput,
  GetMetricDataOutput,
  MetricDataQuery,
  MetricDataResult,
} from "@aws-sdk/client-cloudwatch";
import { checkConstraints } from "../../constraints";
import { AwsError, type Call } from "../../operation";
import { pageOf } from "../../page";
import { labelOf } from "./metric-label";
import { checkQueries, QuerySeries } from "./query-series";

const MOST_QUERIES = 500;
const MOST_DATAPOINTS = 100_800;

/** Newest first, unless it is asked for the other way; a page holds so many datapoints of all results together. */
export function getMetricData(call: Call, input: GetMetricDataInput): GetMetricDataOutput {
  const { MetricDataQueries: queries = [], StartTime, EndTime, NextToken, ScanBy, MaxDatapoints } = input;
  checkConstraints(input, { ScanBy: { values: ["TimestampDescending", "TimestampAscending"] } }, "ValidationError");
  const [from, to] = [StartTime?.getTime() ?? 0, EndTime?.getTime() ?? 0];
  if (from >= to) throw invalid("The parameter StartTime must be less than the parameter EndTime.");
  if (queries.length > MOST_QUERIES)
    throw invalid(`The collection MetricDataQueries must not have a size greater than ${MOST_QUERIES}.`);
  if (MaxDatapoints !== undefined && MaxDatapoints < 1)
    throw invalid(`The value ${MaxDatapoints} for parameter MaxDatapoints is not valid.`);
  checkQueries(queries);
  const series = new QuerySeries(call, queries, { from, to }, (seconds) => seconds * 1000);
  checkSize(queries, series, to - from);

  const wanted = queries.filter(({ ReturnData = true }) => ReturnData);
  const points = wanted.flatMap((query) => pointsOf(series, query, ScanBy === "TimestampAscending"));
  const size = Math.min(MaxDatapoints ?? MOST_DATAPOINTS, MOST_DATAPOINTS);
  const page = pageOf(points, { nextToken: NextToken, size, errorCode: "InvalidNextToken" });
  return {
    MetricDataResults: wanted.flatMap((query) => resultsOf(query, series, page.items, page.nextToken !== undefined)),
    NextToken: page.nextToken,
    Messages: [],
  };
}

interface Point {
  id: string;
  which: number;
  time: number;
  value: number;
}

function pointsOf(series: QuerySeries, { Id: id = "" }: MetricDataQuery, isAscending: boolean): Point[] {
  return series.of(id).flatMap((one, which) => {
    const sorted = [...one].toSorted(([a], [b]) => (isAscending ? a - b : b - a));
    return sorted.map(([time, value]) => ({ id, which, time, value }));
  });
}

function resultsOf(query: MetricDataQuery, series: QuerySeries, page: Point[], hasMore: boolean): MetricDataResult[] {
  const { Id = "" } = query;
  return series.of(Id).map((all, which) => {
    const own = page.filter((point) => point.id === Id && point.which === which);
    return {
      Id,
      Label: labelOf(query, all, series.periodOf(query)),
      Timestamps: own.map(({ time }) => new Date(time)),
      Values: own.map(({ value }) => value),
      StatusCode: hasMore ? "PartialData" : "Complete",
    };
  });
}

function checkSize(queries: readonly MetricDataQuery[], series: QuerySeries, rangeMs: number): void {
  const count = queries
    .filter(({ MetricStat }) => MetricStat)
    .reduce((sum, query) => sum + Math.ceil(rangeMs / (series.periodOf(query) * 1000)), 0);
  if (count > MOST_DATAPOINTS * 5)
    throw invalid("The request would return too many datapoints; choose a longer period or a shorter time.");
}

function invalid(message: string): AwsError {
  return new AwsError("ValidationError", message);
}
