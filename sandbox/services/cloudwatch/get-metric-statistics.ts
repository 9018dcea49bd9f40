import type { Datapoint, GetMetricStatisticsInput, GetMetricStatisticsOutput } from "@aws-sdk/client-cloudwatch";
import { checkConstraints } from "../../constraints";
import { AwsError, type Call } from "../../operation";
import { findSource } from "./metric-source";
import { isStatistic, type Samples, simpleStatistics, statisticOf, summaryOf } from "./samples";

const MOST_DATAPOINTS = 1440;

export function getMetricStatistics(call: Call, input: GetMetricStatisticsInput): GetMetricStatisticsOutput {
  const { MetricName = "", StartTime, EndTime, Period = 60, Statistics = [], ExtendedStatistics = [], Unit } = input;
  checkConstraints(
    input,
    { Namespace: { min: 1, max: 255 }, MetricName: { min: 1, max: 255 }, Dimensions: { max: 30 } },
    "InvalidParameterValueException",
  );
  if (Statistics.length === 0 && ExtendedStatistics.length === 0) {
    throw new AwsError(
      "InvalidParameterCombinationException",
      "At least one of the parameters Statistics and ExtendedStatistics must be specified.",
    );
  }
  const unknown =
    Statistics.find((name) => !simpleStatistics.includes(name)) ??
    ExtendedStatistics.find((name) => !isStatistic(name));
  if (unknown)
    throw new AwsError(
      "InvalidParameterValueException",
      `The value ${unknown} for parameter ExtendedStatistics is not supported.`,
    );
  checkPeriod(Period);
  const [from, to] = [StartTime?.getTime() ?? 0, EndTime?.getTime() ?? 0];
  if (from >= to)
    throw new AwsError(
      "InvalidParameterValueException",
      "The parameter StartTime must be less than the parameter EndTime.",
    );
  const periodMs = Period * 1000;
  const count = Math.ceil((to - from) / periodMs);
  if (count > MOST_DATAPOINTS) {
    throw new AwsError(
      "InvalidParameterCombinationException",
      `You have requested up to ${count} datapoints, which exceeds the limit of ${MOST_DATAPOINTS}. You may reduce the datapoints requested by increasing Period, or decreasing the time range.`,
    );
  }
  const source = findSource(call, input);
  const start = Math.floor(from / periodMs) * periodMs;
  const Datapoints = Array.from({ length: count }, (_, index) => start + index * periodMs).flatMap(
    (at): Datapoint[] => {
      const samples = !Unit || Unit === source?.unit ? source?.read(at, at + periodMs) : undefined;
      return samples ? [toDatapoint(samples, at, source?.unit, Statistics, ExtendedStatistics)] : [];
    },
  );
  return { Label: MetricName, Datapoints };
}

export function checkPeriod(period: number): void {
  if (Number.isInteger(period) && (period % 60 === 0 ? period > 0 : [1, 5, 10, 20, 30].includes(period))) return;
  throw new AwsError(
    "InvalidParameterValueException",
    `The value ${period} for parameter Period must be 1, 5, 10, 20, 30, or a multiple of 60.`,
  );
}

function toDatapoint(
  samples: Samples,
  at: number,
  unit: Datapoint["Unit"],
  simple: string[],
  extended: string[],
): Datapoint {
  const { sum, count, min, max } = summaryOf(samples);
  const all: Record<string, number> = {
    Sum: sum,
    SampleCount: count,
    Average: sum / count,
    Minimum: min,
    Maximum: max,
  };
  return {
    Timestamp: new Date(at),
    ...Object.fromEntries(simple.map((name) => [name, all[name]])),
    ...(extended.length > 0 && {
      ExtendedStatistics: Object.fromEntries(extended.map((name) => [name, statisticOf(samples, name)])),
    }),
    Unit: unit,
  };
}
