import { expect, test } from "vitest";
import { chartPath, roundUp } from "./chart-path";

test.each([
  [0, 1],
  [0.3, 0.5],
  [1, 1],
  [7, 10],
  [120, 200],
  [480, 500],
])("a chart of up to %d goes up to %d", (value, top) => {
  expect(roundUp(value)).toBeCloseTo(top);
});

const plot = { width: 40, height: 10, top: 10 };

test.each([
  [[0, 10, 5], "M0 10L20 0L40 5"],
  [[0, null, 5], "M0 10h2M40 5h2"],
  [[null, null], ""],
  [[3], "M0 7h2"],
] as [(number | null)[], string][])("%j is drawn as %s", (values, path) => {
  expect(chartPath(values, plot)).toBe(path);
});
