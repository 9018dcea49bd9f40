import type { MetricDatum, PutMetricDataInput } from "@aws-sdk/client-cloudwatch";
import { checkConstraints } from "../../constraints";
import { AwsError, type Call } from "../../operation";
import { metricKey, metricTable } from "./tables";

const DAY_MS = 86_400_000;
const KEPT_MS = 15 * DAY_MS;
const MOST_VALUES = 150;

export function putMetricData(call: Call, input: PutMetricDataInput): object {
  const { Namespace = "", MetricData = [] } = input;
  checkConstraints(input, { Namespace: { min: 1, max: 255, pattern: /^[^:].*$/ } }, "InvalidParameterValueException");
  if (Namespace.startsWith("AWS/")) throw invalid("The value AWS/ for parameter Namespace is invalid.");
  if (MetricData.length === 0 && !input.EntityMetricData) {
    throw new AwsError("MissingRequiredParameterException", "The parameter MetricData is required.");
  }
  const entityData = (input.EntityMetricData ?? []).flatMap(({ MetricData: data = [] }) => data);
  const data = [...MetricData, ...entityData];
  if (data.length > 1000) throw invalid("The collection MetricData must not have a size greater than 1000.");
  const now = call.world.clock.now();
  const checked = data.map((datum, at) => ({ datum, samples: samplesOf(datum, `MetricData.member.${at + 1}`, now) }));
  for (const { datum, samples } of checked) put(call, Namespace, datum, samples, now);
  call.world.record("effect", call, "cloudwatch.metric-data-put", { namespace: Namespace, count: data.length });
  return {};
}

function put(call: Call, namespace: string, datum: MetricDatum, samples: [number, number][], now: number): void {
  const { MetricName = "", Dimensions = [], Unit = "None", Timestamp } = datum;
  const key = metricKey(namespace, MetricName, Dimensions);
  const table = metricTable(call);
  const row = table.get(key) ?? {
    namespace,
    metricName: MetricName,
    dimensions: Dimensions,
    unit: Unit,
    points: new Map<number, Map<number, number>>(),
    updatedAt: now,
  };
  table.set(key, row);
  row.updatedAt = now;
  row.unit = Unit;
  const at = Timestamp?.getTime() ?? now;
  const point = row.points.get(at) ?? new Map<number, number>();
  for (const [value, count] of samples) point.set(value, (point.get(value) ?? 0) + count);
  row.points.set(at, point);
  for (const [old] of row.points) {
    if (old >= now - KEPT_MS) break;
    row.points.delete(old);
  }
}

function samplesOf(datum: MetricDatum, path: string, now: number): [number, number][] {
  const { Value, Values, Counts, StatisticValues, Dimensions = [], Timestamp, StorageResolution = 60 } = datum;
  checkConstraints(datum, { MetricName: { min: 1, max: 255 } }, "InvalidParameterValueException");
  if (Dimensions.length > 30) throw invalid(`The collection ${path}.Dimensions must not have a size greater than 30.`);
  if (Dimensions.some(({ Name, Value: value }) => !Name || !value)) {
    throw invalid(`The parameter ${path}.Dimensions.member.1.Value must not be empty.`);
  }
  if (![1, 60].includes(StorageResolution))
    throw invalid(`The value ${StorageResolution} for parameter ${path}.StorageResolution is not valid.`);
  const at = Timestamp?.getTime() ?? now;
  if (at < now - 14 * DAY_MS || at > now + DAY_MS / 12) {
    throw invalid(
      `The parameter ${path}.Timestamp must specify a time within the past two weeks and the next two hours.`,
    );
  }
  if ([Value, Values, StatisticValues].filter((given) => given !== undefined).length > 1) {
    throw new AwsError(
      "InvalidParameterCombinationException",
      `The parameters ${path}.Value and ${path}.StatisticValues are mutually exclusive and you have specified both.`,
    );
  }
  if (Value !== undefined) return [[checkNumber(Value, path), 1]];
  if (StatisticValues) return statisticSet(StatisticValues, path);
  if (!Values || Values.length === 0) {
    throw new AwsError(
      "MissingRequiredParameterException",
      `At least one of the parameters must be specified: ${path}.Value, ${path}.Values, ${path}.StatisticValues.`,
    );
  }
  if (Values.length > MOST_VALUES)
    throw invalid(`The collection ${path}.Values must not have a size greater than ${MOST_VALUES}.`);
  if (Counts && Counts.length !== Values.length) {
    throw new AwsError(
      "InvalidParameterCombinationException",
      `The parameters ${path}.Values and ${path}.Counts must have the same size.`,
    );
  }
  return Values.map((value, index) => [checkNumber(value, path), Counts?.[index] ?? 1]);
}

/** A set tells only its ends and its sum: the rest of it lies evenly between. */
function statisticSet(set: NonNullable<MetricDatum["StatisticValues"]>, path: string): [number, number][] {
  const { SampleCount = 0, Sum = 0, Minimum = 0, Maximum = 0 } = set;
  if (SampleCount <= 0)
    throw invalid(`The value ${SampleCount} for parameter ${path}.StatisticValues.SampleCount is not valid.`);
  if (Minimum > Maximum)
    throw invalid(
      `The parameter ${path}.StatisticValues.Minimum must be less than or equal to the parameter ${path}.StatisticValues.Maximum.`,
    );
  if (SampleCount <= 2)
    return SampleCount === 1
      ? [[Sum, 1]]
      : [
          [Minimum, 1],
          [Maximum, SampleCount - 1],
        ];
  return [
    [Minimum, 1],
    [Maximum, 1],
    [(Sum - Minimum - Maximum) / (SampleCount - 2), SampleCount - 2],
  ];
}

function checkNumber(value: number, path: string): number {
  if (Number.isFinite(value) && Math.abs(value) <= 2 ** 360) return value;
  throw invalid(`The value ${value} for parameter ${path}.Value is invalid.`);
}

function invalid(message: string): AwsError {
  return new AwsError("InvalidParameterValueException", message);
}
