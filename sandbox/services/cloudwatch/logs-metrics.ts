import type { Dimension, StandardUnit } from "@aws-sdk/client-cloudwatch";
import type { Place } from "../../place";
import { type Incoming, incomingTable } from "../logs/incoming";
import type { MetricSource } from "./metric-source";
import { mergeSamples } from "./samples";

const NAMESPACE = "AWS/Logs";

const metrics: Record<string, { unit: StandardUnit; pick: (incoming: Incoming) => number }> = {
  IncomingBytes: { unit: "Bytes", pick: ({ bytes }) => bytes },
  IncomingLogEvents: { unit: "Count", pick: ({ events }) => events },
};

/** What log groups have taken, each minute a sample. */
export function findLogsSource(
  place: Place,
  namespace: string,
  metricName: string,
  dimensions: readonly Dimension[],
): MetricSource | undefined {
  const [{ Name, Value } = {}, ...others] = dimensions;
  if (namespace !== NAMESPACE || Name !== "LogGroupName" || !Value || others.length > 0) return undefined;
  return sourcesOf(place, Value).find((source) => source.metricName === metricName);
}

export function listLogsSources(place: Place): MetricSource[] {
  return [...incomingTable(place).keys()].flatMap((name) => sourcesOf(place, name));
}

function sourcesOf(place: Place, logGroupName: string): MetricSource[] {
  const minutes = incomingTable(place).get(logGroupName);
  if (!minutes) return [];
  return Object.entries(metrics).map(([metricName, { unit, pick }]) => ({
    namespace: NAMESPACE,
    metricName,
    dimensions: [{ Name: "LogGroupName", Value: logGroupName }],
    unit,
    lastSeenAt: [...minutes.keys()].at(-1) ?? 0,
    read(from, to) {
      const within = [...minutes].filter(([minute]) => minute >= from && minute < to);
      return within.length > 0 ? mergeSamples(within.map(([, incoming]) => new Map([[pick(incoming), 1]]))) : undefined;
    },
  }));
}
