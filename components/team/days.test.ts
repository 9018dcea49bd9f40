import { expect, test } from "vitest";
import { daysOf } from "./days";

const now = Date.parse("2026-11-30T10:00:00Z");

test("there are thirty days, the last is today, and those that nobody watched are not known", () => {
  const days = daysOf({ states: "hdf", deploys: [0, 2, 1] }, now);
  expect(days).toHaveLength(30);
  expect(days.slice(-4).map(({ state, deploys }) => `${state}${deploys}`)).toEqual(["-0", "h0", "d2", "f1"]);
  expect(days[29]?.date.toISOString()).toBe("2026-11-30T10:00:00.000Z");
  expect(days[0]?.date.toISOString()).toBe("2026-11-01T10:00:00.000Z");
});

test("of more than thirty the latest are shown", () => {
  const days = daysOf({ states: `f${"h".repeat(30)}`, deploys: [9, ...Array(30).fill(1)] }, now);
  expect(days.every(({ state, deploys }) => state === "h" && deploys === 1)).toBe(true);
});
