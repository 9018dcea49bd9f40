import { describe, expect } from "vitest";
import { POST as cancelRun } from "@/app/api/v1/runs/[id]/cancel/route";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import { runState } from "@/components/run/run-words";
import type { StartRunInput } from "@/lib/domain/deploy-input";
import type { DeployRun } from "@/lib/domain/run";
import { en } from "@/lib/text/en";
import { enRun } from "@/lib/text/en-run";
import type { Scenario } from "@/sandbox/scenarios/scenario";
import { day, tellPast } from "@/sandbox/scenarios/seeds/past";
import { makeSharedRoles } from "@/sandbox/scenarios/seeds/shared-roles";
import type { Sandbox } from "@/sandbox/server";
import { deployInput, post, settingsOfShop, testIn, untilEnded, untilStep } from "@/server/testing";
import { seedImages, seedServices } from "./seed-testing";

const region = "ap-northeast-1";

const steady: Scenario = {
  name: "steady",
  summary: "A service that somebody has made by hand, and an image for it.",
  settings: { ec2: { defaultVpc: true } },
  seed: (world) =>
    tellPast(world, day, (past) => {
      const call = past.caller(region);
      makeSharedRoles(call);
      seedImages(call, ["images"]);
      seedServices(call, { handmade: () => ({}) });
    }),
};

const test = testIn({ scenario: steady, speed: 400 });

type Place = Pick<Sandbox, "world"> & { target: string };

const imageIn = ({ world }: Place, tag: string) => `${world.account}.dkr.ecr.${region}.amazonaws.com/images:${tag}`;

const callsTo = ({ world }: Place, name: string) =>
  world.truth.filter((entry) => entry.type === "call" && entry.name === name);

describe("stop and roll back, while ECS rolls out", { timeout: 90_000 }, () => {
  test("StopServiceDeployment with ROLLBACK goes out once, the stack follows ECS back, and the run ends rolled back", async ({
    sandbox,
  }) => {
    const ofShop = (tag: string, cpu: "256" | "512") =>
      deployInput(sandbox.target, {
        createDefaultVpc: false,
        ship: { kind: "image", imageUri: imageIn(sandbox, tag), settings: { ...settingsOfShop, cpu, memory: 1024 } },
      });
    const first = ofShop("old", "256");
    await post(startRun, first);
    expect(await untilEnded(readRun, first.idempotencyKey)).toMatchObject({ progress: "succeeded" });
    const run = await stopped(sandbox, ofShop("new", "512"));

    expect(stepOf(run, "rollout")?.detail.stack?.status).toBe("UPDATE_ROLLBACK_COMPLETE");
    const ends = sandbox.world.truth
      .filter(({ name }) => name === "ecs.deployment-ended")
      .map(({ detail }) => detail.status);
    expect(ends).toContain("ROLLBACK_SUCCESSFUL");
    expect(callsTo(sandbox, "cloudformation:CancelUpdateStack")).toEqual([]);
  });

  test("no stack changes, and ECS is stopped all the same", async ({ sandbox }) => {
    const run = await stopped(
      sandbox,
      deployInput(sandbox.target, {
        ...{ serviceName: "handmade", createDefaultVpc: false },
        ship: {
          kind: "adopted",
          serviceArn: `arn:aws:ecs:${region}:${sandbox.world.account}:service/default/handmade`,
          image: { from: "registry", imageUri: imageIn(sandbox, "new") },
          change: { by: "service-update" },
        },
      }),
    );

    expect(stepOf(run, "rollout")?.detail.rollout?.status).toBe("ROLLBACK_SUCCESSFUL");
  });
});

/** Stopped as soon as the new version is seen to be on its way. */
async function stopped(sandbox: Place, input: StartRunInput): Promise<DeployRun> {
  const before = callsTo(sandbox, "ecs:StopServiceDeployment").length;
  sandbox.world.setSpeed(40);
  await post(startRun, input);
  const id = input.idempotencyKey;
  const under = await untilStep(readRun, id, ({ detail }) => (detail.rollout?.revisions.length ?? 0) > 1);
  expect((await post(cancelRun, {}, { params: { id } })).status).toBe(200);
  await untilStep(readRun, id, ({ detail }) => detail.rollout?.status?.startsWith("ROLLBACK_") === true);
  sandbox.world.setSpeed(400);
  const run = await untilEnded(readRun, id);

  const { serviceDeploymentArn } = stepOf(under, "rollout")?.detail.rollout ?? {};
  expect(callsTo(sandbox, "ecs:StopServiceDeployment").slice(before)).toMatchObject([
    { detail: { parameters: { serviceDeploymentArn, stopType: "ROLLBACK" }, outcome: "ok" } },
  ]);
  expect(run.progress).toBe("cancelled");
  expect(runState(run, { ...en, ...enRun }).word).toBe("Stopped, rolled back");
  expect(stepOf(run, "rollout")?.progress).toBe("cancelled");
  return run;
}

function stepOf({ steps }: DeployRun, wanted: DeployRun["steps"][number]["name"]) {
  return steps.find(({ name }) => name === wanted);
}
