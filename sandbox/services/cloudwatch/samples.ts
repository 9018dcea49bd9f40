import { AwsError } from "../../operation";

/** What a metric says about a stretch of time: each value, and how often it came. */
export type Samples = ReadonlyMap<number, number>;

export interface Summary {
  sum: number;
  count: number;
  min: number;
  max: number;
}

export const simpleStatistics = ["SampleCount", "Average", "Sum", "Minimum", "Maximum"];
const PERCENTILE = /^(p|tm|tc|ts|wm)(\d{1,2}(?:\.\d{1,10})?|100)$/;

export function isStatistic(name: string): boolean {
  return simpleStatistics.includes(name) || PERCENTILE.test(name) || name === "IQM";
}

export function summaryOf(samples: Samples): Summary {
  const summary = { sum: 0, count: 0, min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY };
  for (const [value, count] of samples) {
    summary.sum += value * count;
    summary.count += count;
    summary.min = Math.min(summary.min, value);
    summary.max = Math.max(summary.max, value);
  }
  return summary;
}

export function statisticOf(samples: Samples, name: string): number {
  const { sum, count, min, max } = summaryOf(samples);
  switch (name) {
    case "Sum":
      return sum;
    case "SampleCount":
      return count;
    case "Average":
      return sum / count;
    case "Minimum":
      return min;
    case "Maximum":
      return max;
    case "IQM":
      return average(between(samples, 0.25, 0.75));
  }
  const [, kind, percent] = PERCENTILE.exec(name) ?? [];
  if (!kind) throw new AwsError("ValidationError", `The value ${name} for parameter Stat is not supported.`);
  const part = Number(percent) / 100;
  const kept = between(samples, 0, part);
  if (kind === "p") return percentile(samples, part);
  if (kind === "tc") return summaryOf(kept).count;
  if (kind === "ts") return summaryOf(kept).sum;
  // Winsorized: what is above the bound counts as the bound.
  if (kind === "wm") return (summaryOf(kept).sum + percentile(samples, part) * (count - summaryOf(kept).count)) / count;
  return average(kept);
}

function average(samples: Samples): number {
  const { sum, count } = summaryOf(samples);
  return sum / count;
}

function percentile(samples: Samples, part: number): number {
  const sorted = [...samples].toSorted(([a], [b]) => a - b);
  const { count } = summaryOf(samples);
  let seen = 0;
  for (const [value, times] of sorted) {
    seen += times;
    if (seen >= part * count) return value;
  }
  return sorted.at(-1)?.[0] ?? 0;
}

function between(samples: Samples, from: number, to: number): Samples {
  const [low, high] = [percentile(samples, from), percentile(samples, to)];
  return new Map([...samples].filter(([value]) => value >= low && value <= high));
}

export function mergeSamples(parts: Iterable<Samples>): Map<number, number> {
  const merged = new Map<number, number>();
  for (const part of parts) for (const [value, count] of part) merged.set(value, (merged.get(value) ?? 0) + count);
  return merged;
}
