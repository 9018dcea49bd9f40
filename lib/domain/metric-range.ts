/** How far back a chart goes, and how many seconds each of its points stands for: a hundred points or so. */
export const metricRanges = {
  "1h": { hours: 1, periodS: 60 },
  "6h": { hours: 6, periodS: 300 },
  "24h": { hours: 24, periodS: 900 },
  "7d": { hours: 168, periodS: 7200 },
} as const;

export type MetricRange = keyof typeof metricRanges;

/** What is drawn, each in a chart of its own. */
export const metricNames = ["requests", "errors", "latency", "cpu", "memory"] as const;
export type MetricName = (typeof metricNames)[number];

/** The lines of each chart. */
export const metricLines = {
  requests: ["requests"],
  errors: ["4xx", "5xx"],
  latency: ["p50", "p95", "p99"],
  cpu: ["average", "maximum"],
  memory: ["average", "maximum"],
} as const satisfies Record<MetricName, readonly string[]>;

/** `count` in each period, `ms`, or `percent` of what the task has. */
export const metricUnits = {
  requests: "count",
  errors: "count",
  latency: "ms",
  cpu: "percent",
  memory: "percent",
} as const satisfies Record<MetricName, string>;
