import { describe, expect } from "vitest";
import { GET as listActivity } from "@/app/api/v1/activity/route";
import { POST as cancelRun } from "@/app/api/v1/runs/[id]/cancel/route";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import type { ActivityRecord } from "@/lib/domain/activity";
import { deployInput, get, post, signedIn, testIn, untilEnded, untilStep } from "@/server/testing";

const test = testIn();

async function recordsOf(id: string): Promise<ActivityRecord[]> {
  const answer = await get(listActivity, { query: { q: id }, headers: await signedIn() });
  return (await answer.json()).records.reverse();
}

describe("what became of a run is in the audit", { timeout: 90_000 }, () => {
  test("that ended by itself, with what it changed at AWS", async ({ sandbox }) => {
    const wanted = deployInput(sandbox.target, { reason: "the sale begins" });
    const headers = await signedIn();
    expect((await post(startRun, wanted, { headers })).status).toBe(200);
    const run = await untilEnded(readRun, wanted.idempotencyKey);
    const progress = run.steps.every((step) => step.progress === "succeeded") ? "succeeded" : "failed";
    const [started, ended, ...rest] = await recordsOf(run.id);
    expect(rest).toEqual([]);
    expect(started).toMatchObject({
      ...{ action: "start-run", result: "intended", who: "op", door: "console", role: "admin" },
      ...{ subject: "shop", target: sandbox.target, reason: "the sale begins" },
    });
    expect(ended).toMatchObject({
      ...{ action: "run-ended", result: progress === "succeeded" ? "done" : "failed", who: "op", door: "slipway" },
      ...{ of: started?.id, detail: { progress } },
    });
    const changed = new Set(run.steps.flatMap(({ detail }) => detail.awsRequestIds ?? []));
    expect(changed.size).toBeGreaterThanOrEqual(3);
    expect(new Set(ended?.awsRequestIds)).toEqual(changed);
  });

  test("that somebody cancelled, and that it was", async ({ sandbox }) => {
    const wanted = deployInput(sandbox.target, { serviceName: "till" });
    const headers = await signedIn();
    await post(startRun, wanted, { headers });
    const id = wanted.idempotencyKey;
    await untilStep(readRun, id, ({ name, progress }) => name === "build-stack" && progress === "running");
    expect((await post(cancelRun, {}, { params: { id }, headers })).status).toBe(200);
    await untilEnded(readRun, id);
    const records = await recordsOf(id);
    const [started, asked] = records;
    expect(records.slice(1)).toMatchObject([
      { action: "cancel-run", result: "intended", door: "console" },
      { action: "run-ended", result: "failed", of: started?.id, detail: { progress: "cancelled" } },
      { action: "cancel-run", result: "done", of: asked?.id, door: "slipway" },
    ]);
  });
});
