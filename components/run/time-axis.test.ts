import { expect, test } from "vitest";
import { timeAxis } from "./time-axis";

test.each([
  [0, 20_000, 5],
  [45_000, 60_000, 7],
  [372_000, 420_000, 8],
  [521_000, 600_000, 6],
  [3_700_000, 4_200_000, 8],
])("%i ms elapsed: %i ms in sight, %i ticks", (elapsedMs, lengthMs, ticks) => {
  const axis = timeAxis(elapsedMs);
  expect(axis.lengthMs).toBe(lengthMs);
  expect(axis.ticksMs).toHaveLength(ticks);
});

test("the scale stands still for most of the time", () => {
  const lengths = Array.from({ length: 600 }, (_, seconds) => timeAxis(seconds * 1000).lengthMs);
  expect(new Set(lengths).size).toBeLessThan(30);
});
