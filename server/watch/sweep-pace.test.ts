import { expect, test } from "vitest";
import { stretchAfter } from "./sweep-pace";

test.each<[string, number, number, number]>([
  ["a busy process reads rarer", 1, 0.9, 1.2],
  ["but not rarer than three times", 2.9, 1, 3],
  ["one that is neither stays as it is", 2, 0.6, 2],
  ["one that has time reads oftener again", 2.2, 0.1, 2],
  ["but not oftener than usual", 1, 0, 1],
])("%s", (_, stretch, utilization, expected) => {
  expect(stretchAfter(stretch, utilization)).toBeCloseTo(expected);
});
