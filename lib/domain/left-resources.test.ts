import { expect, test } from "vitest";
import { leftResources } from "./left-resources";
import type { Step } from "./run";

const resource = (logicalId: string, status: string) =>
  ({ logicalId, status, resourceType: "AWS::IAM::Role", progress: "failed" }) as const;

const recovered = (status: string, ...statuses: string[]): Step => ({
  ...{ name: "recover", progress: "succeeded", startedAt: "", endedAt: "" },
  detail: { stack: { stackName: "shop", status, resources: statuses.map((each) => resource(each, each)) } },
});

test.each<[string, string[], string[]]>([
  ["DELETE_COMPLETE", ["DELETE_SKIPPED", "DELETE_COMPLETE", "DELETE_FAILED"], ["DELETE_SKIPPED", "DELETE_FAILED"]],
  ["DELETE_COMPLETE", ["DELETE_COMPLETE"], []],
  ["DELETE_FAILED", ["DELETE_FAILED"], []],
  ["UPDATE_ROLLBACK_COMPLETE", ["UPDATE_FAILED"], []],
])("of a stack in %s with %j is left: %j", (status, statuses, left) => {
  expect(leftResources({ steps: [recovered(status, ...statuses)] }).map(({ logicalId }) => logicalId)).toEqual(left);
});

test("a run that has recovered nothing has left nothing", () => {
  expect(leftResources({ steps: [] })).toEqual([]);
});
