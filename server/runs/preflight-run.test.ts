import { describe, expect } from "vitest";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import type { StartRunInput } from "@/lib/domain/deploy-input";
import { failureCause } from "@/lib/domain/failure-cause";
import { deployInput, post, settingsOfShop, testIn, untilEnded } from "@/server/testing";

const test = testIn({
  scenario: {
    name: "no-builds",
    summary: "A new account whose builds are held.",
    settings: { ec2: { defaultVpc: true }, servicequotas: { values: {} }, codebuild: { concurrentBuilds: 0 } },
    seed: () => {},
  },
});

async function failureOf(input: StartRunInput) {
  await post(startRun, input);
  const run = await untilEnded(readRun, input.idempotencyKey);
  const [first] = run.steps;
  if (first?.progress !== "failed") throw new Error(`check-target ${first?.progress}`);
  return { ...first.failure, cause: failureCause(first.failure)?.cause };
}

describe("a run stops before it builds or changes anything", () => {
  test("where the account may not build", async ({ sandbox }) => {
    const failure = await failureOf(deployInput(sandbox.target, { createDefaultVpc: false }));
    expect(failure).toMatchObject({ rule: "preflight", cause: "builds-on-hold" });
    const made = sandbox.world.truth.filter(({ name }) => /CreateChangeSet|StartBuild/.test(name));
    expect(made).toEqual([]);
  });

  test("where the image is gone, or the subnets are", async ({ sandbox }) => {
    const account = sandbox.target.slice(0, 12);
    const imageUri = `${account}.dkr.ecr.ap-northeast-1.amazonaws.com/none@sha256:${"0".repeat(64)}`;
    const ship = { kind: "image", imageUri, settings: settingsOfShop } as const;
    expect(await failureOf(deployInput(sandbox.target, { ship }))).toMatchObject({
      ...{ rule: "image-missing", cause: "image-gone" },
      message: expect.stringContaining(imageUri),
    });
    const network = { subnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"], securityGroupIds: [] };
    const settings = { ...settingsOfShop, network };
    const failure = await failureOf(deployInput(sandbox.target, { ship: { ...ship, settings } }));
    expect(failure).toMatchObject({ rule: "preflight" });
    expect(failure.message).toContain("The subnet ID 'subnet-0123456789abcdef0' does not exist.");
  });
});
