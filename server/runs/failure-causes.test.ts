import { describe, expect } from "vitest";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import { type FailureCause, failureCause } from "@/lib/domain/failure-cause";
import type { Run } from "@/lib/domain/run";
import type { Sandbox } from "@/sandbox/server";
import { deployInput, get, post, settingsOfShop, testIn, untilEnded } from "@/server/testing";

const test = testIn({ scenario: "with-default-vpc" });

type Place = Pick<Sandbox, "world"> & { target: string };

type Settings = Record<string, Record<string, unknown>>;

/** A deploy goes wrong in one of the ways that the sandbox has of AWS, and is known by what AWS says. */
describe("what broke is known", { timeout: 120_000 }, () => {
  test.for<[FailureCause, Settings]>([
    ["dockerfile-missing", { codebuild: { fail: "dockerfile-missing" } }],
    ["build-command", { codebuild: { fail: "command" } }],
    ["docker-hub-limit", { codebuild: { fail: "docker-hub-rate-limit" } }],
    ["repository-private", { codebuild: { fail: "source-auth" } }],
    ["build-image-pull", { codebuild: { fail: "container-image" } }],
    ["builds-on-hold", { codebuild: { concurrentBuilds: 0 } }],
  ])("%s, in a build", async ([cause, settings], { sandbox }) => {
    const found = await failWith(sandbox, cause, settings, deployInput(sandbox.target, { serviceName: cause }));
    expect(found.cause).toBe(cause);
  });

  test.for<[FailureCause, Settings]>([
    ["image-pull-limit", { ecs: { taskFailure: { kind: "rate-limited" } } }],
    ["image-no-route", { ecs: { taskFailure: { kind: "no-route" } } }],
    ["exec-format", { ecs: { taskFailure: { kind: "exec-format" } } }],
    ["out-of-memory", { ecs: { taskFailure: { kind: "out-of-memory" } } }],
    ["task-exits", { ecs: { crash: { exitCode: 1, lastLines: ["KeyError: 'DATABASE_URL'"] } } }],
    ["health-check", { ecs: { taskFailure: { kind: "wrong-port" } } }],
  ])("%s, in the tasks of a rollout", async ([cause, settings], { sandbox }) => {
    const imageUri = await builtImage(sandbox);
    const ship = { kind: "image", imageUri, settings: settingsOfShop } as const;
    const found = await failWith(sandbox, cause, settings, deployInput(sandbox.target, { serviceName: cause, ship }));
    expect(found.cause).toBe(cause);
    if (cause === "task-exits") expect(found.tasks).toMatchObject([{ lastLines: ["KeyError: 'DATABASE_URL'"] }]);
  });
});

async function failWith(
  sandbox: Place,
  expected: FailureCause,
  settings: Settings,
  input: ReturnType<typeof deployInput>,
) {
  const before = { ...sandbox.world.settings };
  Object.assign(sandbox.world.settings, settings);
  sandbox.world.setSpeed(60); // slow enough for what is there for a moment to be seen
  try {
    await post(startRun, input);
    const run = await untilEnded(readRun, input.idempotencyKey);
    const failed = await untilCauseIs(expected, run.id);
    return { cause: causeOf(failed) ?? failed?.failure.message, tasks: failed?.failure.evidence?.tasks };
  } finally {
    sandbox.world.setSpeed(400);
    for (const name of Object.keys(settings)) delete sandbox.world.settings[name];
    Object.assign(sandbox.world.settings, before);
  }
}

/** The lines of a build come seconds after its end, and what they tell with them. */
async function untilCauseIs(expected: FailureCause, id: string) {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const failed = failedStep((await (await get(readRun, { params: { id } })).json()) as Run);
    if (causeOf(failed) === expected || Date.now() > deadline) return failed;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function causeOf(step: ReturnType<typeof failedStep>) {
  return step && failureCause(step.failure)?.cause;
}

function failedStep({ steps }: Run) {
  return steps.find((step) => step.progress === "failed");
}

let built: Promise<string> | undefined;

function builtImage(sandbox: Place): Promise<string> {
  built ??= (async () => {
    const input = deployInput(sandbox.target, { serviceName: "good" });
    await post(startRun, input);
    const run = await untilEnded(readRun, input.idempotencyKey);
    return run.steps.find(({ detail }) => detail.image)?.detail.image?.imageUri ?? "";
  })();
  return built;
}
