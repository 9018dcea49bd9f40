import { expect, test } from "vitest";
import { composeRow } from "./compose-row";
import type { RunSummary } from "./run";
import type { TeamService } from "./team-status";

const row: TeamService = {
  serviceName: "shop",
  clusterName: "default",
  mode: "express",
  state: "healthy",
  tasks: { running: 1, desired: 1 },
  version: { since: "2026-11-28T09:00:00.000Z" },
};
const run: RunSummary = {
  kind: "deploy",
  cause: "ui",
  id: "00000000-0000-4000-8000-000000000001",
  number: 7,
  target: "111122223333~eu-west-1",
  serviceName: "shop",
  shipKind: "image",
  startedBy: "tom",
  startedAt: "2026-11-28T10:00:00.000Z",
  progress: "running",
  step: "rollout",
  stepsDone: 3,
  stepsTotal: 5,
};
const succeeded = { runId: "r", startedBy: "mina", endedAt: "2026-11-28T09:05:00.000Z" };

test("who deployed what serves is known where it was Slipway", () => {
  expect(composeRow(row, [], { succeeded })).toMatchObject({ deployedBy: "mina", runId: "r" });
});

test("a pause is over when it has tasks again, whoever gave it some", () => {
  const pause = { by: "mina", since: "2026-11-28T09:00:00.000Z" };
  expect(composeRow(row, [{ pause }], {}).pause).toBeUndefined();
  expect(composeRow({ ...row, tasks: { running: 0, desired: 0 } }, [{ pause }], {}).pause).toEqual(pause);
});

test("what began to serve after the last run had ended was deployed by somebody else", () => {
  const later = { ...row, version: { since: "2026-11-28T09:30:00.000Z" } };
  expect(composeRow(later, [], { succeeded }).deployedBy).toBeUndefined();
});

test("a run of ours is told with what ECS says of its rollout", () => {
  const seen = { ...row, deploy: { stage: "BAKE_TIME", trafficPercent: 5 } as const };
  const { state, deploy } = composeRow(seen, [], { unfinished: run });
  expect(state).toBe("deploying");
  expect(deploy).toMatchObject({ runId: run.id, runNumber: 7, startedBy: "tom", step: "rollout", trafficPercent: 5 });
});

test("what other parts know becomes part of the row", () => {
  expect(composeRow(row, [{ hourlyUsd: 0.1 }, { uptimePercent: 99 }], {})).toMatchObject({
    hourlyUsd: 0.1,
    uptimePercent: 99,
  });
});
