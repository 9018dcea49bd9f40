import { expect, test } from "vitest";
import type { LogSource } from "./log";
import { type LogSection, phaseEndedBy, sectionOpenedBy } from "./log-section";

const enteringBuild = "[Container] 2026/11/23 14:00:01.123456 Entering phase BUILD";

test.each<[string, LogSource, string, LogSection[], LogSection | undefined]>([
  ["the first line opens one", "stack", "CREATE_IN_PROGRESS", [], { source: "stack" }],
  ["the next of the same source stays in it", "stack", "CREATE_COMPLETE", [{ source: "stack" }], undefined],
  [
    "the build's first words",
    "build",
    "[Container] Waiting for agent ping",
    [{ source: "stack" }],
    { source: "build" },
  ],
  [
    "each phase",
    "build",
    enteringBuild,
    [{ source: "build", phase: "PRE_BUILD" }],
    { source: "build", phase: "BUILD" },
  ],
  [
    "a program that prints the words inside a line does not",
    "build",
    `echo ${enteringBuild}`,
    [{ source: "build" }],
    undefined,
  ],
  ["CloudFormation after the build", "stack", "CREATE_IN_PROGRESS", [{ source: "build" }], { source: "stack" }],
  [
    "the build's last words, when they are late, stay",
    "build",
    "bye",
    [{ source: "build" }, { source: "stack" }],
    undefined,
  ],
  ["ECS after CloudFormation", "ecs", "stage SCALE_UP", [{ source: "stack" }], { source: "ecs" }],
  ["CloudFormation within a rollout stays", "stack", "CREATE_COMPLETE", [{ source: "ecs" }], undefined],
])("%s", (_, source, text, sections, opened) => {
  expect(sectionOpenedBy({ source, text }, sections)).toEqual(opened);
});

test.each([
  ["SUCCEEDED", "succeeded"],
  ["FAILED", "failed"],
  ["STOPPED", "cancelled"],
])("a phase that is complete with %s has %s", (state, progress) => {
  const text = `[Container] 2026/11/23 14:00:01.123456 Phase complete: BUILD State: ${state}`;
  expect(phaseEndedBy({ source: "build", text })).toEqual({ phase: "BUILD", progress });
});
