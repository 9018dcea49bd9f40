import { expect, test } from "vitest";
import { afterAnswer, isGoodAnswer, type ProbeRecord, seenHealth, togetherWith } from "./health-signs";

type Signs = Parameters<typeof seenHealth>[0];
const tasks = (running: number, desired: number) => ({ tasks: { running, desired } });
const targets = (healthy: number, total: number) => ({ targets: { healthy, total } });

test.each<[string, Signs, boolean, string | undefined, string | undefined]>([
  ["all is there", { state: "healthy", ...tasks(2, 2), ...targets(2, 2) }, true, "ok", undefined],
  ["one target fails", { state: "degraded", ...tasks(2, 2), ...targets(1, 2) }, true, "degraded", "failing-targets"],
  ["all targets fail", { state: "failed", ...tasks(2, 2), ...targets(0, 2) }, true, "failed", "failing-targets"],
  ["a task is missing", { state: "degraded", ...tasks(1, 2) }, true, "degraded", "tasks-missing"],
  ["no task runs", { state: "failed", ...tasks(0, 2), ...targets(0, 0) }, true, "failed", "no-tasks"],
  [
    "rolled back, and all serves",
    { state: "degraded", ...tasks(2, 2), ...targets(2, 2) },
    true,
    "degraded",
    "rolled-back",
  ],
  ["an alarm", { state: "degraded", ...tasks(1, 1), alarms: ["5xx"] }, true, "degraded", "alarm"],
  ["a first deploy", { state: "deploying", ...tasks(0, 1), ...targets(0, 0) }, false, "none", undefined],
  ["a deploy, and the old ones serve", { state: "deploying", ...tasks(3, 2), ...targets(2, 3) }, true, "ok", undefined],
  ["a deploy that took the service down", { state: "deploying", ...tasks(0, 2) }, true, "failed", "no-tasks"],
  ["it came up once, and crashes now", { state: "failed", ...tasks(0, 1) }, true, "failed", "no-tasks"],
  ["paused", { state: "healthy", ...tasks(0, 0) }, true, "none", undefined],
  ["being taken away", { state: "draining", ...tasks(0, 1) }, true, "none", undefined],
  ["not read", { state: "stale", ...tasks(2, 2) }, true, undefined, undefined],
])("%s", (_, signs, hasServed, health, cause) => {
  const seen = seenHealth(signs, hasServed);
  expect(seen?.health).toBe(health);
  expect(seen?.cause?.kind).toBe(cause);
});

const at = "2026-11-28T00:10:00.000Z";
const probe = (changes: Partial<ProbeRecord>): ProbeRecord => ({ failures: 3, since: at, at, ...changes });

test.each<[string, Partial<ProbeRecord>, "ok" | "degraded" | "failed" | "none", string]>([
  ["an answer is well", { statusCode: 200, failures: 0 }, "ok", "ok"],
  ["two bad ones are not enough", { statusCode: 503, failures: 2 }, "ok", "ok"],
  ["503 thrice", { statusCode: 503 }, "ok", "failed"],
  ["no answer thrice", { reason: "ETIMEDOUT" }, "ok", "failed"],
  ["no answer, where it was degraded", { reason: "CERT_HAS_EXPIRED" }, "degraded", "failed"],
  ["404 thrice", { statusCode: 404 }, "ok", "degraded"],
  ["an old one says nothing", { reason: "ETIMEDOUT", at: "2026-11-27T23:59:00.000Z" }, "ok", "ok"],
  ["nothing is expected of what is paused", { reason: "ETIMEDOUT" }, "none", "none"],
])("a probe: %s", (_, changes, health, together) => {
  expect(togetherWith(probe(changes), { health }, at).health).toBe(together);
});

test.each([
  [200, true],
  [204, true],
  [302, true],
  [400, false],
  [404, false],
  [500, false],
  [undefined, false],
])("%s is what is wanted: %s", (statusCode, expected) => {
  expect(isGoodAnswer({ statusCode })).toBe(expected);
});

test("failures in a row are counted, and since when the answer is the same", () => {
  const times = ["2026-11-28T00:00:00.000Z", "2026-11-28T00:00:30.000Z", "2026-11-28T00:01:00.000Z"] as const;
  const first = afterAnswer(undefined, { statusCode: 200 }, times[0]);
  const second = afterAnswer(first, { statusCode: 503 }, times[1]);
  const third = afterAnswer(second, { statusCode: 503 }, times[2]);
  expect([first, second, third].map(({ failures, since }) => [failures, since])).toEqual([
    [0, times[0]],
    [1, times[1]],
    [2, times[1]],
  ]);
});
