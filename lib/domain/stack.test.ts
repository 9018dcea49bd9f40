import { describe, expect, test } from "vitest";
import { resourcesOf, rootFailure, type StackEvent } from "./stack";
import { progressOfStackStatus } from "./stack-status";

let seconds = 0;
function event(logicalId: string, status: string, more: Partial<StackEvent> = {}): StackEvent {
  seconds += 1;
  const at = new Date(seconds * 1000).toISOString();
  return { id: `${seconds}`, at, logicalId, resourceType: "AWS::IAM::Role", status, ...more };
}

test.each([
  ["CREATE_IN_PROGRESS", "running"],
  ["UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "running"],
  ["ROLLBACK_IN_PROGRESS", "running"],
  ["CREATE_COMPLETE", "succeeded"],
  ["DELETE_COMPLETE", "succeeded"],
  ["CREATE_FAILED", "failed"],
  ["ROLLBACK_COMPLETE", "failed"],
  ["UPDATE_ROLLBACK_COMPLETE", "failed"],
  ["DELETE_FAILED", "failed"],
])("%s is %s", (status, progress) => {
  expect(progressOfStackStatus(status)).toBe(progress);
});

describe("what broke a stack", () => {
  const stack = { resourceType: "AWS::CloudFormation::Stack" };

  test("is the first failure in time, not those that it has caused", () => {
    const events = [
      event("Role", "CREATE_FAILED", { reason: "Resource creation cancelled" }),
      event("Service", "CREATE_FAILED", { reason: "No default VPC found in the region" }),
      event("Other", "CREATE_FAILED", { reason: "something later" }),
      event("shop", "ROLLBACK_IN_PROGRESS", stack),
    ];
    expect(rootFailure(events)?.reason).toBe("No default VPC found in the region");
  });

  test("is the stack itself where no resource failed", () => {
    expect(rootFailure([event("shop", "UPDATE_FAILED", { ...stack, reason: "cancelled by a person" })])?.reason).toBe(
      "cancelled by a person",
    );
    expect(rootFailure([event("Role", "CREATE_COMPLETE")])).toBeUndefined();
  });
});

test("a resource is as its last event says, and keeps the id that it got", () => {
  const events = [
    event("Role", "CREATE_IN_PROGRESS"),
    event("Role", "CREATE_IN_PROGRESS", { physicalId: "role-1" }),
    event("shop", "CREATE_IN_PROGRESS", { resourceType: "AWS::CloudFormation::Stack" }),
    event("Role", "CREATE_COMPLETE", { physicalId: "role-1" }),
  ];
  expect(resourcesOf(events)).toEqual([
    {
      logicalId: "Role",
      physicalId: "role-1",
      resourceType: "AWS::IAM::Role",
      progress: "succeeded",
      status: "CREATE_COMPLETE",
      reason: undefined,
    },
  ]);
});
