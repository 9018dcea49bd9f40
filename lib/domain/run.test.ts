import { describe, expect, test } from "vitest";
import { runProgress, type Step } from "./run";
import type { ServiceSettings } from "./service-settings";
import { stepsOf } from "./steps-of";

const times = { startedAt: "2026-11-23T09:00:00.000Z", endedAt: "2026-11-23T09:01:00.000Z" };
const steps: Record<string, Step> = {
  waiting: { name: "build", progress: "waiting", detail: {} },
  running: { name: "build", progress: "running", detail: {}, startedAt: times.startedAt },
  succeeded: { name: "build", progress: "succeeded", detail: {}, ...times },
  cancelled: { name: "build", progress: "cancelled", detail: {}, ...times },
  failed: { name: "build", progress: "failed", detail: {}, ...times, failure: { rule: "build", message: "no" } },
};

test.each([
  [["waiting", "waiting"], "waiting"],
  [["succeeded", "waiting"], "running"],
  [["running", "waiting"], "running"],
  [["succeeded", "succeeded"], "succeeded"],
  [["succeeded", "failed", "waiting"], "failed"],
  [["cancelled", "waiting"], "cancelled"],
  [["cancelled", "failed"], "failed"],
] as const)("steps %j make a run %s", (names, progress) => {
  const [first, ...others] = names.map((name) => steps[name]).filter((step) => step !== undefined);
  expect(first && runProgress({ steps: [first, ...others] })).toBe(progress);
});

describe("a run has only the steps that it needs", () => {
  const settings: ServiceSettings = {
    containerPort: 80,
    healthCheckPath: "/",
    cpu: "256",
    memory: 512,
    minTasks: 1,
    maxTasks: 1,
    environment: [],
  };

  test("an image that is there is not built", () => {
    const ship = { kind: "image", imageUri: "", settings } as const;
    expect(stepsOf({ ship, createDefaultVpc: false })).toEqual([
      "check-target",
      "image",
      "preview",
      "confirm",
      "service-stack",
      "rollout",
      "health",
    ]);
  });

  test("the default VPC is made only when asked for", () => {
    const ship = {
      kind: "repository",
      repositoryUrl: "",
      revision: "",
      settings,
    } as const;
    expect(stepsOf({ ship, createDefaultVpc: true })).toContain("default-vpc");
    expect(stepsOf({ ship, createDefaultVpc: false })).not.toContain("default-vpc");
  });

  test("where an admin has to be asked, nothing comes before", () => {
    const ship = { kind: "image", imageUri: "", settings } as const;
    expect(stepsOf({ ship, createDefaultVpc: true }, { needsApproval: true })[0]).toBe("approval");
  });
});
