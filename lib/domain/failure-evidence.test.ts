import { expect, test } from "vitest";
import { groupStopped, isWantedStop } from "./failure-evidence";

test("tasks that differ by ids, addresses and tries alone stopped for the same reason", () => {
  const groups = groupStopped([
    { reason: "Essential container in task exited", exitCode: 0 },
    { reason: "Task failed ELB health checks in (target-group ecs-gateway-tg-0a1b2c3d4e)", exitCode: 137 },
    { reason: "Task failed ELB health checks in (target-group ecs-gateway-tg-ffffff3d4e)", exitCode: 137 },
    { reason: "CannotPullContainerError: pull image manifest has been retried 7 time(s): not found" },
    { reason: "CannotPullContainerError: pull image manifest has been retried 5 time(s): not found" },
    { reason: "CannotPullContainerError: pull image manifest has been retried 5 time(s): not found" },
  ]);
  expect(groups.map((group) => group.length)).toEqual([3, 2, 1]);
});

test("the same reason with another exit code is another one", () => {
  const reason = "Essential container in task exited";
  expect(
    groupStopped([
      { reason, exitCode: 1 },
      { reason, exitCode: 137 },
    ]),
  ).toHaveLength(2);
});

test.each([
  ["Scaling activity initiated by (deployment ecs-svc/1)", true],
  ["Task failed ELB health checks in (target-group x)", false],
  ["Essential container in task exited", false],
])("%s is wanted: %s", (reason, isWanted) => {
  expect(isWantedStop({ reason })).toBe(isWanted);
});
