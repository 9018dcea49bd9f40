import { describe, expect } from "vitest";
import { POST as cancelRun } from "@/app/api/v1/runs/[id]/cancel/route";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import { POST as lockService } from "@/app/api/v1/targets/[target]/services/[serviceName]/lock/route";
import { deployInput, post, testIn, untilEnded, untilStep } from "@/server/testing";

const test = testIn({ scenario: "with-default-vpc", speed: 40 });

describe("one deploy of a service at a time", { timeout: 90_000 }, () => {
  test("a second one is refused with the first's person and run, or waits for it, and can be cancelled meanwhile", async ({
    sandbox,
  }) => {
    const first = deployInput(sandbox.target);
    await post(startRun, first);
    const refused = await post(startRun, deployInput(sandbox.target));
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({
      kind: "run-in-progress",
      runId: first.idempotencyKey,
      detail: expect.stringContaining("started by"),
    });

    const second = deployInput(sandbox.target, { queue: true });
    expect((await post(startRun, second)).status).toBe(200);
    const third = deployInput(sandbox.target, { queue: true });
    expect((await post(startRun, third)).status).toBe(200);
    const queued = await untilStep(readRun, third.idempotencyKey, ({ detail }) => detail.waitsFor !== undefined);
    expect(queued.steps[0]).toMatchObject({
      name: "queue",
      progress: "running",
      detail: { waitsFor: { runId: first.idempotencyKey, of: "shop" } },
    });

    await post(cancelRun, {}, { params: { id: second.idempotencyKey } });
    const cancelled = await untilEnded(readRun, second.idempotencyKey);
    expect(cancelled.progress).toBe("cancelled");
    expect(cancelled.steps.slice(1).every(({ progress }) => progress === "waiting")).toBe(true);

    await post(cancelRun, {}, { params: { id: first.idempotencyKey } });
    await untilEnded(readRun, first.idempotencyKey);
    await untilStep(
      readRun,
      third.idempotencyKey,
      ({ name, progress }) => name === "build-stack" && progress !== "waiting",
    );
    await post(cancelRun, {}, { params: { id: third.idempotencyKey } });
    await untilEnded(readRun, third.idempotencyKey);
  });

  test("whoever locks a service has locked it for those too that wait", async ({ sandbox }) => {
    const first = deployInput(sandbox.target, { serviceName: "locked" });
    await post(startRun, first);
    const second = deployInput(sandbox.target, { serviceName: "locked", queue: true });
    await post(startRun, second);
    const params = { target: sandbox.target, serviceName: "locked" };
    expect((await post(lockService, { reason: "stocktaking" }, { params })).status).toBe(200);
    await post(cancelRun, {}, { params: { id: first.idempotencyKey } });
    const ended = await untilEnded(readRun, second.idempotencyKey);

    expect(ended.progress).toBe("failed");
    expect(ended.steps[0]).toMatchObject({
      failure: { rule: "service-locked", message: expect.stringContaining("stocktaking") },
    });
  });
});
