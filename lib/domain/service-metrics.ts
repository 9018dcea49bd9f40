import { z } from "zod";
import { metricNames, metricRanges, type MetricRange as Range } from "./metric-range";

export const MetricRange = z.enum(Object.keys(metricRanges) as [Range, ...Range[]], { error: "metric-range" });

/** Points of one line, at the times of the whole; null where CloudWatch has none. */
const MetricLine = z.object({ name: z.string(), values: z.array(z.number().nullable()) });

/** What CloudWatch counted, in steps of equal length. */
export const ServiceMetrics = z.object({
  range: MetricRange,
  asOf: z.iso.datetime(),
  periodS: z.int(),
  /** Milliseconds since 1970, the beginning of each step, the oldest first. */
  times: z.array(z.int()),
  charts: z.array(z.object({ name: z.enum(metricNames), lines: z.array(MetricLine) })),
});
export type ServiceMetrics = z.infer<typeof ServiceMetrics>;
