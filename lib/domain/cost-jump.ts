import type { CostSpan } from "./cost";

/** Today's estimate is so many times what it was on most of the days before, and so much more an hour. */
export const jumpFactor = 1.5;
export const jumpLeastUsd = 0.02;
const days = 7;
const dayMs = 86_400_000;

/** What it cost an hour at the same time of each of the seven days before; fewer where it is younger. */
function ratesBefore(spans: readonly CostSpan[], now: number): number[] {
  return Array.from({ length: days }, (_, index) => now - (index + 1) * dayMs).flatMap((at) => {
    const span = spans.findLast(({ from }) => Date.parse(from) <= at);
    return span ? [span.hourlyUsd] : [];
  });
}

/** Undefined where it costs about what it did, and where less than three days of it are known. */
export function findJump(
  spans: readonly CostSpan[],
  now: number,
): { hourlyUsd: number; medianUsd: number } | undefined {
  const before = ratesBefore(spans, now).sort((one, other) => one - other);
  const hourlyUsd = spans.at(-1)?.hourlyUsd ?? 0;
  const medianUsd = before[Math.floor(before.length / 2)];
  if (medianUsd === undefined || before.length < 3) return undefined;
  const isJump = hourlyUsd > medianUsd * jumpFactor && hourlyUsd - medianUsd >= jumpLeastUsd;
  return isJump ? { hourlyUsd, medianUsd } : undefined;
}
