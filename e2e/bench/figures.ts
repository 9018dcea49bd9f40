/** One promise: what was measured, and what it may be at the most, or has to be at the least. */
export interface Figure {
  id: string;
  measured: number;
  bound: number;
  unit: string;
  /** Whether more is better. */
  isLeast?: boolean;
}

/** A line per figure; the exit code says whether all of them are met. */
export function report(figures: readonly Figure[]): void {
  for (const { id, measured, bound, unit, isLeast = false } of figures) {
    const isMet = isLeast ? measured >= bound : measured <= bound;
    const sign = isLeast ? ">=" : "<=";
    console.log(`${id} ${round(measured)}${unit} ${sign}${bound}${unit} ${isMet ? "ok" : "short"}`);
    if (!isMet) process.exitCode = 1;
  }
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
