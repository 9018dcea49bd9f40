import { expect } from "vitest";
import { testIn } from "@/server/testing";
import { oneCheck } from "./check-testing";

const test = testIn({ scenario: "stuck-stacks", withEngine: false, env: { AWS_REGION: "eu-west-1" } });

test("stacks that cannot be updated, or are somebody else's, are in the way of a deploy", async ({ sandbox }) => {
  const own = await oneCheck(sandbox.target, "names", {
    ...{ serviceName: "till", kind: "templates" },
    ...{ buildStackName: "rolled-back", serviceStackName: "rollback-failed" },
  });
  expect([own.state, own.findings]).toEqual([
    "problem",
    [
      { reason: "stack-stuck", names: ["rolled-back", "ROLLBACK_COMPLETE"] },
      { reason: "stack-stuck", names: ["rollback-failed", "UPDATE_ROLLBACK_FAILED"] },
    ],
  ]);
  const other = await oneCheck(sandbox.target, "names", {
    ...{ serviceName: "till", kind: "image", serviceStackName: "in-review" },
  });
  expect(other.findings).toEqual([{ reason: "stack-elsewhere", names: ["in-review"] }]);
});
