import type { Dimension, StandardUnit } from "@aws-sdk/client-cloudwatch";
import type { Place } from "../../place";
import { findExpressSource, listExpressSources } from "./express-metrics";
import { findLogsSource, listLogsSources } from "./logs-metrics";
import { mergeSamples, type Samples } from "./samples";
import { type MetricRow, metricKey, metricTable } from "./tables";

/** A metric: one that was put, or one that follows from what the world does. */
export interface MetricSource {
  namespace: string;
  metricName: string;
  dimensions: Dimension[];
  unit: StandardUnit;
  /** When it last had a value, epoch ms. */
  lastSeenAt: number;
  /** Of the time from `from`, which is included, to `to`, which is not. */
  read(from: number, to: number): Samples | undefined;
}

export interface MetricId {
  Namespace?: string | undefined;
  MetricName?: string | undefined;
  Dimensions?: Dimension[] | undefined;
}

export function findSource(
  place: Place,
  { Namespace, MetricName, Dimensions = [] }: MetricId,
): MetricSource | undefined {
  if (!Namespace || !MetricName) return undefined;
  const key = metricKey(Namespace, MetricName, Dimensions);
  const row = metricTable(place).get(key);
  if (row) return fromRow(row);
  const find = Namespace === "AWS/Logs" ? findLogsSource : findExpressSource;
  return find(place, Namespace, MetricName, Dimensions);
}

export function listSources(place: Place): MetricSource[] {
  return [...[...metricTable(place).values()].map(fromRow), ...listExpressSources(place), ...listLogsSources(place)];
}

function fromRow({ namespace, metricName, dimensions, unit, points, updatedAt }: MetricRow): MetricSource {
  return {
    namespace,
    metricName,
    dimensions,
    unit,
    lastSeenAt: updatedAt,
    read(from, to) {
      const found = [...points].filter(([at]) => at >= from && at < to).map(([, samples]) => samples);
      return found.length > 0 ? mergeSamples(found) : undefined;
    },
  };
}
