import { expect, test } from "vitest";
import { findJump } from "./cost-jump";

const now = Date.parse("2026-11-28T12:00:00Z");
const daysAgo = (days: number) => new Date(now - days * 86_400_000).toISOString();

test.each<[string, [daysAgo: number, hourlyUsd: number][], number | undefined]>([
  ["steady for a month", [[30, 0.1]], undefined],
  [
    "twice as much since today",
    [
      [30, 0.1],
      [0.2, 0.2],
    ],
    0.1,
  ],
  [
    "twice as much for most of the week",
    [
      [30, 0.1],
      [5, 0.2],
    ],
    undefined,
  ],
  [
    "twice of next to nothing",
    [
      [30, 0.004],
      [0.2, 0.008],
    ],
    undefined,
  ],
  [
    "resumed after a week's pause",
    [
      [30, 0.02],
      [0.2, 0.1],
    ],
    0.02,
  ],
  [
    "two days old",
    [
      [2, 0.1],
      [0.2, 0.4],
    ],
    undefined,
  ],
  [
    "four days old",
    [
      [4, 0.1],
      [0.2, 0.4],
    ],
    0.1,
  ],
  [
    "less than before",
    [
      [30, 0.4],
      [0.2, 0.1],
    ],
    undefined,
  ],
])("%s", (_, rates, medianUsd) => {
  const spans = rates.map(([days, hourlyUsd]) => ({ from: daysAgo(days), hourlyUsd }));
  expect(findJump(spans, now)?.medianUsd).toBe(medianUsd);
});
