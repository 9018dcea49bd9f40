import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { POST as cancelRun } from "@/app/api/v1/runs/[id]/cancel/route";
import { POST as retryRun } from "@/app/api/v1/runs/[id]/retry/route";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import { deployInput, post, testIn, untilEnded, untilStep } from "@/server/testing";

const test = testIn({ scenario: "with-default-vpc", speed: 400 });

test("a retry takes the image that was built, and one that has succeeded is not retried", {
  timeout: 180_000,
}, async ({ sandbox }) => {
  const input = deployInput(sandbox.target, { createDefaultVpc: false });
  await post(startRun, input);
  await untilStep(readRun, input.idempotencyKey, ({ name, progress }) => name === "image" && progress === "succeeded");
  await post(cancelRun, {}, { params: { id: input.idempotencyKey } });
  const cancelled = await untilEnded(readRun, input.idempotencyKey);
  expect(cancelled.progress).toBe("cancelled");

  const retry = (id: string, idempotencyKey: string) => post(retryRun, { idempotencyKey }, { params: { id } });
  const key = randomUUID();
  expect((await retry(cancelled.id, key)).status).toBe(200);
  expect(await (await retry(cancelled.id, key)).json()).toMatchObject({ id: key });
  const run = await untilEnded(readRun, key);

  expect(run.steps.filter(({ progress }) => progress !== "succeeded")).toEqual([]);
  expect(run.steps.map(({ name }) => name)).not.toContain("build");
  expect(run).toMatchObject({ cause: "retry", causeRunId: cancelled.id });
  expect(sandbox.world.truth.filter(({ name }) => name === "codebuild.build-started")).toHaveLength(1);
  expect((await retry(run.id, randomUUID())).status).toBe(409);
});
