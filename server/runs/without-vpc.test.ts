import { expect } from "vitest";
import { POST as cancelRun } from "@/app/api/v1/runs/[id]/cancel/route";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import { failureCause } from "@/lib/domain/failure-cause";
import { deployInput, post, testIn, untilEnded, untilStep } from "@/server/testing";

const test = testIn({ scenario: "no-default-vpc" });

test("F21: without a default VPC a deploy stops before anything is built or changed, and its way out leads to the build", {
  timeout: 90_000,
}, async ({ sandbox }) => {
  const changes = () =>
    sandbox.world.truth.filter(({ name }) => /:(StartBuild|CreateChangeSet|CreateStack|CreateDefaultVpc)$/.test(name));
  const input = deployInput(sandbox.target, { createDefaultVpc: false });
  await post(startRun, input);
  const refused = await untilEnded(readRun, input.idempotencyKey);

  const [check] = refused.steps;
  if (check?.progress !== "failed") throw new Error(`check-target is ${check?.progress}`);
  expect(check).toMatchObject({ name: "check-target", failure: { rule: "no-default-vpc" } });
  expect(failureCause(check.failure)?.cause).toBe("no-default-vpc");
  expect(changes()).toEqual([]);

  const again = deployInput(sandbox.target, { createDefaultVpc: true });
  await post(startRun, again);
  await untilStep(readRun, again.idempotencyKey, ({ detail }) => detail.build !== undefined);
  expect(changes().map(({ name }) => name)).toEqual([
    "ec2:CreateDefaultVpc",
    "cloudformation:CreateChangeSet",
    "codebuild:StartBuild",
  ]);
  await post(cancelRun, {}, { params: { id: again.idempotencyKey } });
  await untilEnded(readRun, again.idempotencyKey);
});
