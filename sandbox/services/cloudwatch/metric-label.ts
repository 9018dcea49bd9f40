import type { MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import type { Series } from "./metric-math";

/** What a result is called: as wanted, with the values that it asks for, or after its metric or its expression. */
export function labelOf(query: MetricDataQuery, series: Series, period: number): string {
  const { Id = "", Label, MetricStat } = query;
  if (Label === undefined) return MetricStat?.Metric?.MetricName ?? Id;
  return Label.replace(/\$\{([A-Z]+)(?:\('([^']+)'\))?\}/g, (whole, name: string, argument: string | undefined) =>
    name === "PROP" ? (property(query, argument ?? "", period) ?? whole) : (summary(series, name) ?? whole),
  );
}

function summary(series: Series, name: string): string | undefined {
  const sorted = [...series].toSorted(([a], [b]) => a - b);
  const values = sorted.map(([, value]) => value);
  const sum = values.reduce((total, value) => total + value, 0);
  const all: Record<string, number | undefined> = {
    AVG: sum / values.length,
    FIRST: values[0],
    LAST: values.at(-1),
    MAX: Math.max(...values),
    MIN: Math.min(...values),
    SUM: sum,
  };
  if (!Object.hasOwn(all, name)) return undefined;
  const value = all[name];
  return values.length > 0 && value !== undefined ? String(Math.round(value * 1000) / 1000) : "--";
}

function property({ MetricStat }: MetricDataQuery, name: string, period: number): string | undefined {
  const { Metric, Stat } = MetricStat ?? {};
  if (name === "Period") return String(period);
  if (name === "MetricName") return Metric?.MetricName;
  if (name === "Namespace") return Metric?.Namespace;
  if (name === "Stat") return Stat;
  return Metric?.Dimensions?.find(({ Name }) => `Dim.${Name}` === name)?.Value;
}
