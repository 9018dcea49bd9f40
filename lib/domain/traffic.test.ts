import { expect, test } from "vitest";
import type { Progress } from "./progress";
import type { RolloutRevision } from "./rollout";
import { newShare, tickProgress } from "./traffic";

const revision = (isNew: boolean, trafficPercent?: number): RolloutRevision => ({
  id: isNew ? "42" : "41",
  isNew,
  requestedTasks: 2,
  runningTasks: 1,
  pendingTasks: 0,
  trafficPercent,
});

test.each<[string, Progress, RolloutRevision[], number | undefined]>([
  ["nothing serves while the first revision starts", "running", [revision(true)], undefined],
  ["the first revision takes its first share", "running", [revision(true, 5)], 5],
  ["an update begins with none", "running", [revision(true, 0), revision(false, 100)], 0],
  ["a canary", "running", [revision(true, 5), revision(false, 95)], 5],
  ["the end", "succeeded", [revision(true)], 100],
])("%s", (_, progress, revisions, share) => {
  expect(newShare({ progress, revisions })).toBe(share);
});

test.each<[string | undefined, Progress, number, string[]]>([
  [undefined, "running", 0, ["waiting", "waiting", "waiting", "waiting", "waiting", "waiting"]],
  ["SCALE_UP", "running", 0, ["running", "waiting", "waiting", "waiting", "waiting", "waiting"]],
  ["PRODUCTION_TRAFFIC_SHIFT", "running", 5, ["succeeded", "succeeded", "running", "waiting", "waiting", "waiting"]],
  [
    "PRODUCTION_TRAFFIC_SHIFT",
    "running",
    100,
    ["succeeded", "succeeded", "succeeded", "running", "waiting", "waiting"],
  ],
  ["BAKE_TIME", "failed", 100, ["succeeded", "succeeded", "succeeded", "succeeded", "failed", "waiting"]],
  ["CLEAN_UP", "succeeded", 100, Array(6).fill("succeeded")],
])("in %s, %s with %i %% of the traffic", (stage, progress, share, expected) => {
  const revisions = [revision(true, share), revision(false, 100 - share)];
  expect(tickProgress({ progress, stage, revisions }).map((tick) => tick.progress)).toEqual(expected);
});
