import { describe, expect } from "vitest";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { GET as readLog } from "@/app/api/v1/runs/[id]/log/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import { deployInput, get, post, testIn, untilEnded } from "@/server/testing";

const test = testIn({ scenario: "first-deploy" });

describe("a deploy of a repository", () => {
  test("goes from nothing to a service that answers", { timeout: 90_000 }, async ({ sandbox }) => {
    const input = deployInput(sandbox.target, { createDefaultVpc: true });
    await post(startRun, input);
    const run = await untilEnded(readRun, input.idempotencyKey, 80_000);

    expect(run.steps.map(({ name, progress }) => [name, progress])).toEqual([
      ["check-target", "succeeded"],
      ["default-vpc", "succeeded"],
      ["build-stack", "succeeded"],
      ["build", "succeeded"],
      ["image", "succeeded"],
      ["preview", "succeeded"],
      ["service-stack", "succeeded"],
      ["rollout", "succeeded"],
      ["health", "succeeded"],
    ]);
    expect(run.progress).toBe("succeeded");
    expect(run.endpoint).toMatch(/^http/);
    const log = await (await get(readLog, { params: { id: run.id } })).text();
    expect(log).toContain("Entering phase BUILD");
    expect(sandbox.world.truth.filter((entry) => entry.name === "codebuild:StartBuild")).toHaveLength(1);
  });
});
