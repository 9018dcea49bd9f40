import type { MetricName, MetricRange } from "@/lib/domain/metric-range";

const titles: Record<MetricName, string> = {
  requests: "Requests",
  errors: "Errors",
  latency: "Latency",
  cpu: "CPU",
  memory: "Memory",
};

const ranges: Record<MetricRange, string> = { "1h": "1 h", "6h": "6 h", "24h": "24 h", "7d": "7 d" };

/** The charts of a service, and their table. */
export const metrics = {
  titles,
  ranges,
  range: "Time",
  asTable: "As a table",
  asChart: "As charts",
  noData: "No data in this time.",
  noErrors: "No error has been counted in this time.",
  ms: "ms",
  percent: "%",
  perPeriod: (minutes: number) => (minutes === 1 ? "each minute" : `each ${minutes} min`),
  chartOf: (title: string, latest: string) => `${title}, latest ${latest}`,
};

export type MetricsText = typeof metrics;
