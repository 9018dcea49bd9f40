import { expect, test } from "vitest";
import type { Health, HealthSpan } from "./health";
import {
  latestDays,
  mergeSpans,
  secondsWithin,
  seenPercent,
  serviceDays,
  spansAsSeen,
  uptimePercent,
  worstOf,
} from "./health-history";

const midnight = Date.parse("2026-11-28T00:00:00.000Z");
const hour = 3_600_000;
const at = (hours: number) => new Date(midnight + hours * hour).toISOString();
const span = (from: number, to: number, health: Health): HealthSpan => ({
  startedAt: at(from),
  endedAt: at(to),
  health,
});
const hours = (from: number, to: number) => ({ from: midnight + from * hour, to: midnight + to * hour });

test.each<[string, HealthSpan[], [number, number][], { ok: number; degraded: number; failed: number }]>([
  ["well all the time", [span(-100, 24, "ok")], [[-100, 24]], { ok: 24, degraded: 0, failed: 0 }],
  [
    "nobody looked for a while: not well then",
    [span(-100, 24, "ok")],
    [
      [-1, 6],
      [12, 24],
    ],
    { ok: 18, degraded: 0, failed: 0 },
  ],
  ["nobody ever looked", [span(-100, 24, "ok")], [], { ok: 0, degraded: 0, failed: 0 }],
  [
    "each for a while",
    [span(0, 20, "ok"), span(20, 22, "failed"), span(22, 24, "degraded")],
    [[0, 24]],
    { ok: 20, degraded: 2, failed: 2 },
  ],
  ["not meant to serve", [span(0, 10, "ok"), span(10, 24, "none")], [[0, 24]], { ok: 10, degraded: 0, failed: 0 }],
  [
    "thinned",
    [{ ...span(0, 1, "failed"), seconds: { ok: 1800, degraded: 0, failed: 900 } }, span(1, 24, "ok")],
    [[0, 24]],
    { ok: 23.5, degraded: 0, failed: 0.25 },
  ],
])("how long it was what, %s", (_, spans, watched, expected) => {
  const history = { spans, watched: watched.map(([from, to]) => hours(from, to)) };
  const { ok, degraded, failed } = secondsWithin(history, hours(0, 24));
  expect({ ok: ok / 3600, degraded: degraded / 3600, failed: failed / 3600 }).toEqual(expected);
});

test.each([
  ["never seen", { ok: 0, degraded: 0, failed: 0 }, undefined],
  ["always well", { ok: 86_400, degraded: 0, failed: 0 }, 100],
  ["one second of a month failed is not 100", { ok: 2_591_999, degraded: 0, failed: 1 }, 99.999],
  ["degraded serves", { ok: 0, degraded: 50, failed: 50 }, 50],
  ["always failed", { ok: 0, degraded: 0, failed: 7 }, 0],
])("uptime, %s", (_, seconds, expected) => {
  expect(uptimePercent(seconds)).toBe(expected);
});

test("how much was seen stands beside it", () => {
  expect(seenPercent({ ok: 6 * 3600, degraded: 0, failed: 0 }, hours(0, 24))).toBe(25);
  expect(seenPercent({ ok: 24 * 3600 + 5, degraded: 0, failed: 0 }, hours(0, 24))).toBe(100);
});

test.each<[{ ok: number; degraded: number; failed: number }, Health]>([
  [{ ok: 0, degraded: 0, failed: 0 }, "none"],
  [{ ok: 10, degraded: 0, failed: 0 }, "ok"],
  [{ ok: 80_000, degraded: 59, failed: 0 }, "ok"],
  [{ ok: 80_000, degraded: 60, failed: 0 }, "degraded"],
  [{ ok: 80_000, degraded: 30, failed: 30 }, "degraded"],
  [{ ok: 80_000, degraded: 0, failed: 60 }, "failed"],
])("a day of %j is %s", (seconds, expected) => {
  expect(worstOf(seconds)).toBe(expected);
});

test("the bar has a letter and a number of deploys for each day, today last", () => {
  const now = midnight + 12 * hour;
  const days = latestDays(now, 4);
  const spans = [span(-60, -40, "ok"), span(-40, -30, "failed"), span(-30, 12, "ok")];
  const bar = serviceDays({ spans, watched: [hours(-72, -20), hours(1, 12)] }, [{ day: midnight, count: 2 }], days);
  expect(bar).toEqual({ states: "hfhh", deploys: [0, 0, 0, 2] });
  expect(serviceDays({ spans, watched: [] }, [], days).states).toBe("----");
});

test("what was seen has holes where nobody looked", () => {
  const spans = [span(0, 10, "ok"), span(10, 11, "failed"), span(11, 24, "ok")];
  const seen = spansAsSeen({ spans, watched: [hours(0, 4), hours(8, 12)] }, hours(1, 24));
  expect(seen.map(({ startedAt, endedAt, health }) => [startedAt, endedAt, health])).toEqual([
    [at(1), at(4), "ok"],
    [at(8), at(10), "ok"],
    [at(10), at(11), "failed"],
    [at(11), at(12), "ok"],
  ]);
});

test("thinned, a time keeps its worst, the cause of it and every second", () => {
  const cause = { kind: "no-tasks", desired: 1 } as const;
  const spans = [span(0, 0.25, "ok"), { ...span(0.25, 0.5, "failed"), cause }, span(0.5, 1, "degraded")] as const;
  const watched = [hours(0, 0.75)];
  const merged = mergeSpans([...spans], watched);
  expect(merged).toEqual({ ...span(0, 1, "failed"), cause, seconds: { ok: 900, degraded: 900, failed: 900 } });
  const again = mergeSpans([merged, span(1, 1.5, "ok")], [hours(0, 0.75), hours(1, 1.5)]);
  expect(again.seconds).toEqual({ ok: 2700, degraded: 900, failed: 900 });
});
