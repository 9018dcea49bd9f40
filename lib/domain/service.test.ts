import { expect, test } from "vitest";
import { serviceState } from "./service";

const well = {
  status: "ACTIVE",
  tasks: { running: 2, desired: 2 },
  targets: { healthy: 2, total: 2 },
  deploying: false,
  rolloutFailed: false,
};

test.each([
  ["all is there", {}, "healthy"],
  ["a deploy is under way, whatever else", { deploying: true, tasks: { running: 0, desired: 1 } }, "deploying"],
  ["it is going away", { status: "DRAINING", deploying: true }, "draining"],
  ["no task runs", { tasks: { running: 0, desired: 2 } }, "failed"],
  ["no target is healthy", { targets: { healthy: 0, total: 2 } }, "failed"],
  ["a task is missing", { tasks: { running: 1, desired: 2 } }, "degraded"],
  ["a target is unhealthy", { targets: { healthy: 1, total: 2 } }, "degraded"],
  ["the last rollout was taken back, the old revision serves", { rolloutFailed: true }, "degraded"],
  [
    "it is scaled to nothing on purpose",
    { tasks: { running: 0, desired: 0 }, targets: { healthy: 0, total: 0 } },
    "healthy",
  ],
])("%s", (_what, signs, state) => {
  expect(serviceState({ ...well, ...signs })).toBe(state);
});
