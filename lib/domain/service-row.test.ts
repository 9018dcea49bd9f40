import { expect, test } from "vitest";
import type { ObservedDeployment, ObservedService } from "./observed-service";
import { type ServiceSigns, toServiceRow } from "./service-row";

const signs: ServiceSigns = {
  serviceName: "shop",
  clusterName: "default",
  mode: "express",
  tasks: { running: 2, desired: 2 },
  lastEvent: "(service shop) has reached a steady state.",
};
const at = "2026-11-28T09:00:00.000Z";
const succeeded: ObservedDeployment = { arn: "d", progress: "succeeded", status: "SUCCESSFUL", triggeredAlarms: [] };
const steady: ObservedService = {
  serviceArn: "arn",
  status: "ACTIVE",
  mark: "m",
  targets: { healthy: 2, total: 2, reasons: [], at },
  deployment: succeeded,
};

const failedRollout: ObservedDeployment = { ...succeeded, progress: "failed", status: "ROLLBACK_SUCCESSFUL" };

test.each<[string, Partial<ServiceSigns>, Partial<ObservedService>, string, string | undefined]>([
  ["all is there", {}, {}, "healthy", undefined],
  [
    "a target is ill",
    {},
    { targets: { healthy: 1, total: 2, reasons: ["Target.ResponseCodeMismatch: 404"], at } },
    "degraded",
    "Target.ResponseCodeMismatch: 404",
  ],
  ["no task runs", { tasks: { running: 0, desired: 2 } }, {}, "failed", signs.lastEvent],
  [
    "ECS took the rollout back, whatever the stack says",
    {},
    {
      deployment: {
        ...failedRollout,
        reason: "Tasks failed to start.",
        triggeredAlarms: ["default/shop/RollbackAlarm"],
      },
    },
    "degraded",
    "Tasks failed to start. Alarm: default/shop/RollbackAlarm",
  ],
  ["ECS took it back without a word", {}, { deployment: failedRollout }, "degraded", "ROLLBACK_SUCCESSFUL"],
  [
    "an alarm is raised",
    {},
    { alarms: ["default/shop/RollbackAlarm"] },
    "degraded",
    "Alarm: default/shop/RollbackAlarm",
  ],
  ["it is being deleted", { tasks: { running: 1, desired: 0 } }, { status: "DRAINING" }, "draining", undefined],
  ["its stack is under way", {}, { stackStatus: "UPDATE_IN_PROGRESS" }, "deploying", undefined],
  [
    "a plain service rolls out",
    { mode: "standard", rollout: { isRunning: true } },
    { deployment: undefined },
    "deploying",
    undefined,
  ],
  [
    "it is paused",
    { tasks: { running: 0, desired: 0 } },
    { targets: { healthy: 0, total: 0, reasons: [], at } },
    "healthy",
    undefined,
  ],
])("%s", (_what, otherSigns, otherSeen, state, reason) => {
  const row = toServiceRow({ ...signs, ...otherSigns }, { ...steady, ...otherSeen });
  expect(row).toMatchObject({ state });
  expect(row.reason).toBe(reason);
});

test("a rollout shows its stage and how much of the traffic it has", () => {
  const deployment: ObservedDeployment = {
    ...succeeded,
    progress: "running",
    status: "IN_PROGRESS",
    stage: "BAKE_TIME",
    createdAt: at,
  };
  const { deploy } = toServiceRow(signs, { ...steady, deployment: { ...deployment, trafficPercent: 5 } });
  expect(deploy).toMatchObject({ startedAt: at, stage: "BAKE_TIME", trafficPercent: 5 });
  const back = toServiceRow(signs, { ...steady, deployment: { ...deployment, status: "ROLLBACK_IN_PROGRESS" } });
  expect(back.deploy?.isRollback).toBe(true);
});

const digest = `sha256:${"ab".repeat(32)}`;

test.each([
  [`1.dkr.ecr.eu-west-1.amazonaws.com/shop:v2@${digest}`, undefined, { tag: "v2", digest: "abababababab" }],
  ["localhost:5000/shop", digest, { tag: undefined, digest: "abababababab" }],
  ["localhost:5000/shop:0123456789abcdef", undefined, { tag: "0123456789abcdef", commit: "0123456" }],
])("%s is told by tag, digest and commit", (image, imageDigest, version) => {
  const revision = { arn: "r", targetGroupArns: [], alarmArns: [], isSettling: false, image, imageDigest };
  expect(toServiceRow(signs, { ...steady, revision }).version).toMatchObject(version);
});
