import { describe, expect, test } from "vitest";
import type { Step } from "./run";
import { stuckBy, timeLeft, waitsFor } from "./time-left";

describe("what is left of a step", () => {
  test.each([
    [0, { fromMs: 60_000, toMs: 90_000 }],
    [50_000, { fromMs: 10_000, toMs: 40_000 }],
    [70_000, { fromMs: 0, toMs: 20_000 }],
    [90_000, undefined],
  ])("after %i ms", (elapsedMs, left) => {
    expect(timeLeft({ p50Ms: 60_000, p90Ms: 90_000 }, elapsedMs)).toEqual(left);
  });
});

const startedAt = "2026-11-28T10:00:00.000Z";
const step = (name: Step["name"], detail: Step["detail"] = {}): Step => ({
  name,
  detail,
  progress: "running",
  startedAt,
});
const minutesIn = (minutes: number) => Date.parse(startedAt) + minutes * 60_000;

describe("a step may be stuck", () => {
  test.each([
    ["over twice its p95", "rollout", { p95Ms: 60_000 }, 2.1, 2, "late"],
    ["within twice its p95", "rollout", { p95Ms: 60_000 }, 1.9, 1.9, undefined],
    ["a step of moments that takes some seconds", "image", { p95Ms: 300 }, 0.2, 0.2, undefined],
    ["no word for five minutes", "rollout", undefined, 12, 7, "silent"],
    ["words until just now", "rollout", undefined, 12, 11, undefined],
    ["a person is waited for", "approval", undefined, 600, 0, undefined],
  ] as const)("%s", (_, name, times, nowMinutes, changedMinutes, expected) => {
    expect(stuckBy(step(name), { times, now: minutesIn(nowMinutes), changedAt: minutesIn(changedMinutes) })).toBe(
      expected,
    );
  });

  test("not while AWS is known to hold it up", () => {
    const held = { ...step("rollout"), heldUpBy: "ThrottlingException" };
    expect(stuckBy(held, { now: minutesIn(60), changedAt: minutesIn(0) })).toBeUndefined();
  });
});

test("what is waited for is told in AWS's words", () => {
  const resource = {
    logicalId: "Service",
    resourceType: "AWS::ECS::ExpressGatewayService",
    status: "UPDATE_IN_PROGRESS",
  };
  const stack = {
    stackName: "shop",
    status: "UPDATE_IN_PROGRESS",
    resources: [{ ...resource, progress: "running" as const }],
  };
  expect(waitsFor(step("service-stack", { stack }))).toEqual(["Service UPDATE_IN_PROGRESS"]);
  expect(waitsFor(step("preview", { stack: { ...stack, resources: [] } }))).toEqual(["shop UPDATE_IN_PROGRESS"]);
});
