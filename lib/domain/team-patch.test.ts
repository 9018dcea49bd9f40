import { expect, test } from "vitest";
import { applyPatch } from "./team-patch";
import type { TeamPatch, TeamService, TeamStatus } from "./team-status";

const service = (serviceName: string, changes: Partial<TeamService> = {}): TeamService => ({
  serviceName,
  clusterName: "default",
  mode: "express",
  state: "healthy",
  tasks: { running: 1, desired: 1 },
  ...changes,
});

const head = (target: string) => ({
  target,
  alias: target,
  colour: "plain" as const,
  isProtected: false,
  asOf: "2026-11-01T10:00:00Z",
  gaps: [],
});

const before: TeamStatus = {
  now: "2026-11-01T10:00:00Z",
  cursor: "1",
  targets: [
    { ...head("one"), services: [service("api"), service("web"), service("web", { clusterName: "batch" })] },
    { ...head("two"), services: [service("jobs")] },
  ],
};

const patch = (changes: Partial<TeamPatch>): TeamPatch => ({
  now: "2026-11-01T10:00:05Z",
  cursor: "2",
  targets: [],
  ...changes,
});

const shown = ({ targets }: TeamStatus) =>
  targets.map(({ target, services }) => [
    target,
    ...services.map(({ clusterName, serviceName, state }) => `${clusterName}/${serviceName} ${state}`),
  ]);

test("a row that has changed keeps its place, and all else is the very same", () => {
  const after = applyPatch(
    before,
    patch({ targets: [{ ...head("one"), changed: [service("web", { state: "failed" })], gone: [] }] }),
  );
  expect(shown(after)).toEqual([
    ["one", "default/api healthy", "default/web failed", "batch/web healthy"],
    ["two", "default/jobs healthy"],
  ]);
  expect(after.targets[0]?.services[0]).toBe(before.targets[0]?.services[0]);
  expect(after.targets[1]).toBe(before.targets[1]);
  expect(after).toMatchObject({ now: "2026-11-01T10:00:05Z", cursor: "2" });
});

test.each<[string, Partial<TeamPatch>, string[][]]>([
  [
    "new and gone services",
    { targets: [{ ...head("one"), changed: [service("docs")], gone: ["default/web"] }] },
    [
      ["one", "default/api healthy", "batch/web healthy", "default/docs healthy"],
      ["two", "default/jobs healthy"],
    ],
  ],
  [
    "another age alone",
    { targets: [{ ...head("two"), asOf: "2026-11-01T10:00:04Z", changed: [], gone: [] }] },
    [
      ["one", "default/api healthy", "default/web healthy", "batch/web healthy"],
      ["two", "default/jobs healthy"],
    ],
  ],
  ["targets that one does not see any more", { goneTargets: ["one"] }, [["two", "default/jobs healthy"]]],
  [
    "a new target",
    { targets: [{ ...head("three"), changed: [service("lab")], gone: [] }], goneTargets: ["one"] },
    [
      ["two", "default/jobs healthy"],
      ["three", "default/lab healthy"],
    ],
  ],
  [
    "everything anew",
    { isWhole: true, targets: [{ ...head("two"), changed: [service("other")], gone: [] }] },
    [["two", "default/other healthy"]],
  ],
])("%s", (_, changes, after) => {
  expect(shown(applyPatch(before, patch(changes)))).toEqual(after);
});
