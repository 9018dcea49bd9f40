import { expect, test } from "vitest";
import { inMonth, minutesOf, shareOut } from "./kept";

const day = 86_400_000;
const now = Date.parse("2026-11-28T12:00:00Z");

test.each([
  ["of two weeks, a little more than twice as much", 14, 28, (28 * 730) / (14 * 24)],
  ["of a month, the same", 730 / 24, 5, 5],
  ["of an hour, as if nothing more had come in its day", 1 / 24, 2, (2 * 730) / 24],
  ["of nothing, nothing", 14, 0, 0],
])("a month %s", (_, days, amount, expected) => {
  expect(inMonth(amount, now - days * day, now)).toBeCloseTo(expected, 9);
});

test.each([
  ["none", [], 0],
  ["a minute and a second are two", [[600, 539]], 2],
  [
    "each is rounded by itself",
    [
      [600, 570],
      [300, 270],
    ] as [number, number][],
    2,
  ],
  ["one that goes on, until now", [[90, undefined]] as [number, undefined][], 2],
])("minutes of builds: %s", (_, builds, minutes) => {
  const paid = (builds as [number, number | undefined][]).map(([from, to]) => ({
    startedAt: now - from * 1000,
    ...(to !== undefined && { endedAt: now - to * 1000 }),
  }));
  expect(minutesOf(paid, now)).toBe(minutes);
});

test.each<[string, [string, string[]][], Record<string, number>]>([
  ["alone with it, all of it", [["shop", ["a"]]], { shop: 6 }],
  [
    "with others, an equal share of that alone",
    [
      ["shop", ["a", "b"]],
      ["api", ["a"]],
      ["web", []],
    ],
    { shop: 5, api: 3, web: 0 },
  ],
  ["of what is not there, nothing", [["shop", ["gone"]]], { shop: 0 }],
])("%s", (_, users, shares) => {
  const amounts = new Map([
    ["a", 6],
    ["b", 2],
  ]);
  const shared = shareOut(
    users.map(([serviceArn, uses]) => ({ serviceArn, uses })),
    amounts,
  );
  expect(Object.fromEntries(shared)).toEqual(shares);
});
