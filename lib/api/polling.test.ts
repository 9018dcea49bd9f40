import { expect, test } from "vitest";
import { pollAfter } from "./polling";

const now = 1_000_000;
const after = (status: string, lastGoodMs: number, errorUpdateCount = 1) =>
  pollAfter(2_000, { state: { status, dataUpdatedAt: lastGoodMs && now - lastGoodMs, errorUpdateCount } }, now);

test.each([
  ["success", 2_000, 0, 2_000, 2_000],
  ["error", 2_500, 1, 2_000, 2_500],
  ["error", 20_000, 4, 10_000, 20_000],
  ["error", 3_600_000, 90, 30_000, 60_000],
  ["error", 0, 3, 8_000, 16_000],
  ["error", 0, 500, 30_000, 60_000],
])(
  "%s, last good answer %d ms ago, %d failures: polls after %d to %d ms",
  (status, lastGoodMs, failures, least, most) => {
    const ms = after(status, lastGoodMs, failures);
    expect(ms).toBeGreaterThanOrEqual(least);
    expect(ms).toBeLessThanOrEqual(most);
  },
);
