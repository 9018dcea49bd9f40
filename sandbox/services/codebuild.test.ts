import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import {
  BatchGetBuildsCommand,
  CodeBuildClient,
  ListBuildsForProjectCommand,
  RetryBuildCommand,
  StartBuildCommand,
  StopBuildCommand,
} from "@aws-sdk/client-codebuild";
import { DescribeImagesCommand } from "@aws-sdk/client-ecr";
import { expect } from "vitest";
import { clientConfig } from "../client-config";
import { test } from "../testing";
import { account, ended, inlineBuildspec, logOf } from "./codebuild/testing";

test("a build follows its buildspec: the image is in the registry and its digest is exported", async ({ sandbox }) => {
  const { codebuild, ecr, logs } = await account(sandbox);
  const { build: started } = await codebuild.send(new StartBuildCommand({ projectName: "shop-build" }));
  expect(started).toMatchObject({ buildStatus: "IN_PROGRESS", currentPhase: "QUEUED", buildComplete: false });
  expect(started?.logs?.groupName).toBeUndefined();
  expect(started?.logs?.cloudWatchLogsArn).toMatch(/:log-group:null:log-stream:null$/);

  const build = await ended(codebuild, started?.id);
  expect(build.buildStatus).toBe("SUCCEEDED");
  expect(build.phases?.map(({ phaseType }) => phaseType)).toEqual([
    "SUBMITTED",
    "QUEUED",
    "PROVISIONING",
    "DOWNLOAD_SOURCE",
    "INSTALL",
    "PRE_BUILD",
    "BUILD",
    "POST_BUILD",
    "UPLOAD_ARTIFACTS",
    "FINALIZING",
    "COMPLETED",
  ]);
  expect(build.resolvedSourceVersion).toMatch(/^[0-9a-f]{40}$/);

  const exported = Object.fromEntries(
    build.exportedEnvironmentVariables?.map(({ name, value }) => [name, value]) ?? [],
  );
  const { imageDetails = [] } = await ecr.send(new DescribeImagesCommand({ repositoryName: "shop" }));
  expect(imageDetails).toHaveLength(1);
  expect(exported.IMAGE_DIGEST).toBe(imageDetails[0]?.imageDigest);
  expect(imageDetails[0]?.imageTags).toEqual([build.resolvedSourceVersion?.slice(0, 7)]);

  const log = await logOf(logs, build);
  expect(log.split("\n").length).toBeGreaterThan(120);
  expect(log).toMatch(/\[Container\] \d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\.\d{6} Entering phase BUILD\n/);
  expect(log).toContain(`digest: ${exported.IMAGE_DIGEST} size: `);
});

test("as soon as a build names its log, the log is there", async ({ sandbox }) => {
  const { codebuild, logs } = await account(sandbox);
  sandbox.world.setSpeed(1);
  const { build: started } = await codebuild.send(new StartBuildCommand({ projectName: "shop-build" }));
  sandbox.world.step(2_000);
  const { builds = [] } = await codebuild.send(new BatchGetBuildsCommand({ ids: [started?.id ?? ""] }));
  expect(builds[0]).toMatchObject({ currentPhase: "PROVISIONING", logs: { groupName: "/aws/codebuild/shop-build" } });
  expect(await logOf(logs, builds[0] ?? {})).toBe("");
});

test("two builds of the same commit are two images, and the tag moves", async ({ sandbox }) => {
  const { codebuild, ecr } = await account(sandbox);
  for (let count = 0; count < 2; count++) {
    const { build } = await codebuild.send(new StartBuildCommand({ projectName: "shop-build" }));
    await ended(codebuild, build?.id);
  }
  const { imageDetails = [] } = await ecr.send(new DescribeImagesCommand({ repositoryName: "shop" }));
  expect(imageDetails.map(({ imageTags = [] }) => imageTags.length).sort()).toEqual([0, 1]);
});

test("one idempotency token is one build, and other parameters with it are refused", async ({ sandbox }) => {
  const { codebuild } = await account(sandbox);
  sandbox.world.clock.speed = 1;
  const input = { projectName: "shop-build", idempotencyToken: "run-1" };
  const first = await codebuild.send(new StartBuildCommand(input));
  const again = await codebuild.send(new StartBuildCommand(input));
  expect(again.build?.id).toBe(first.build?.id);
  await expect(codebuild.send(new StartBuildCommand({ ...input, sourceVersion: "other" }))).rejects.toMatchObject({
    name: "InvalidInputException",
    message: expect.stringContaining("arameter"),
  });

  sandbox.world.step(5 * 60_000 + 1);
  const later = await codebuild.send(new StartBuildCommand(input));
  expect(later.build?.id).not.toBe(first.build?.id);
});

test("POST_BUILD runs after a failed BUILD, and the build is failed with the command's words", async ({ sandbox }) => {
  const { codebuild, logs, ecr } = await account(sandbox);
  sandbox.world.settings.codebuild = { fail: "dockerfile-missing" };
  const { build: started } = await codebuild.send(new StartBuildCommand({ projectName: "shop-build" }));
  const build = await ended(codebuild, started?.id);

  expect(build.buildStatus).toBe("FAILED");
  const phase = (type: string) => build.phases?.find(({ phaseType }) => phaseType === type);
  expect(phase("BUILD")).toMatchObject({
    phaseStatus: "FAILED",
    contexts: [{ statusCode: "COMMAND_EXECUTION_ERROR" }],
  });
  expect(phase("BUILD")?.contexts?.[0]?.message).toMatch(
    /^Error while executing command: docker build .*\. Reason: exit status 1$/,
  );
  expect(phase("POST_BUILD")?.phaseStatus).toBe("SUCCEEDED");
  expect(await logOf(logs, build)).toContain("Nothing to push");
  expect((await ecr.send(new DescribeImagesCommand({ repositoryName: "shop" }))).imageDetails).toEqual([]);
});

test.for([
  [
    "a private repository",
    { sourceLocationOverride: "https://github.com/acme/private-shop" },
    "DOWNLOAD_SOURCE",
    "CLIENT_ERROR",
    "authentication required for primary source and source version",
  ],
  [
    "no such buildspec",
    { buildspecOverride: "ci/build.yml" },
    "DOWNLOAD_SOURCE",
    "YAML_FILE_ERROR",
    "/ci/build.yml: no such file or directory",
  ],
  [
    "a repository that is gone",
    { buildspecOverride: inlineBuildspec.replaceAll("/shop:", "/gone:") },
    "POST_BUILD",
    "COMMAND_EXECUTION_ERROR",
    "exit status 254",
  ],
  ["no docker", { privilegedModeOverride: false }, "BUILD", "COMMAND_EXECUTION_ERROR", "docker build"],
  [
    "a syntax error",
    { buildspecOverride: "version: 0.2\nphases:\n  build:\n  commands: [" },
    "DOWNLOAD_SOURCE",
    "YAML_FILE_ERROR",
    "",
  ],
] as const)(
  "%s fails the build where AWS says so",
  async ([, overrides, phaseType, statusCode, message], { sandbox }) => {
    const { codebuild } = await account(sandbox);
    const { build: started } = await codebuild.send(new StartBuildCommand({ projectName: "shop-build", ...overrides }));
    const build = await ended(codebuild, started?.id);
    expect(build.buildStatus).toBe("FAILED");
    const failed = build.phases?.find(({ phaseStatus }) => phaseStatus === "FAILED");
    expect(failed).toMatchObject({ phaseType, contexts: [{ statusCode }] });
    expect(failed?.contexts?.[0]?.message).toContain(message);
  },
);

test.for([
  ["command", "BUILD", "python -m pytest", "1 failed, 1 passed"],
  ["docker-hub-rate-limit", "BUILD", "docker build", "toomanyrequests"],
  ["dockerfile-missing", "BUILD", "docker build", "open Dockerfile: no such file or directory"],
] as const)("a build can be made to fail by %s", async ([fail, phaseType, command, line], { sandbox }) => {
  const { codebuild, logs } = await account(sandbox);
  sandbox.world.settings.codebuild = { fail };
  const { build: started } = await codebuild.send(new StartBuildCommand({ projectName: "shop-build" }));
  const build = await ended(codebuild, started?.id);
  const failed = build.phases?.find(({ phaseStatus }) => phaseStatus === "FAILED");
  expect(failed).toMatchObject({ phaseType, contexts: [{ message: expect.stringContaining(command) }] });
  expect(await logOf(logs, build)).toContain(line);
});

test("builds beyond the account's limit wait, and an account that is held back may have none", async ({ sandbox }) => {
  const { codebuild } = await account(sandbox);
  sandbox.world.clock.speed = 1;
  sandbox.world.settings.codebuild = { concurrentBuilds: 1 };
  const start = () => codebuild.send(new StartBuildCommand({ projectName: "shop-build" }));
  const ids = [(await start()).build?.id ?? "", (await start()).build?.id ?? ""];
  const phases = async () => {
    const { builds = [] } = await codebuild.send(new BatchGetBuildsCommand({ ids }));
    return builds.map(({ currentPhase }) => currentPhase);
  };
  sandbox.world.step(30_000);
  expect(await phases()).toEqual([expect.not.stringMatching("QUEUED"), "QUEUED"]);
  sandbox.world.step(240_000);
  expect(await phases()).toEqual(["COMPLETED", "COMPLETED"]);

  sandbox.world.settings.codebuild = { concurrentBuilds: 0 };
  await expect(start()).rejects.toMatchObject({
    name: "AccountLimitExceededException",
    message: "Cannot have more than 0 builds in queue for the account",
  });
});

test("a build goes on where it was when the sandbox starts again", async ({ start }) => {
  const dataDir = await mkdtemp(join(tmpdir(), "sandbox-"));
  const before = await start({ dataDir, speed: 50 });
  const { codebuild } = await account(before);
  const { build } = await codebuild.send(new StartBuildCommand({ projectName: "shop-build" }));
  await new Promise((resolve) => setTimeout(resolve, 600));
  await before.close();

  const after = await start({ dataDir, speed: 1000 });
  const config = clientConfig(after);
  const done = await ended(new CodeBuildClient(config), build?.id);
  expect(done.buildStatus).toBe("SUCCEEDED");
  const lines = (await logOf(new CloudWatchLogsClient(config), done)).split("\n");
  const milestones = lines.flatMap((line) => line.match(/Entering phase \w+|digest: sha256/) ?? []);
  expect(milestones).toEqual([
    "Entering phase INSTALL",
    "Entering phase PRE_BUILD",
    "Entering phase BUILD",
    "Entering phase POST_BUILD",
    "digest: sha256",
    "Entering phase UPLOAD_ARTIFACTS",
  ]);
  await after.close();
  await rm(dataDir, { recursive: true });
});

test("a stopped build is stopped at once and stays so", async ({ sandbox }) => {
  const { codebuild } = await account(sandbox);
  sandbox.world.clock.speed = 1;
  const { build: started } = await codebuild.send(new StartBuildCommand({ projectName: "shop-build" }));
  const { build } = await codebuild.send(new StopBuildCommand({ id: started?.id }));
  expect(build).toMatchObject({ buildStatus: "STOPPED", buildComplete: true, currentPhase: "COMPLETED" });
  sandbox.world.step(3_600_000);
  expect((await ended(codebuild, started?.id)).buildStatus).toBe("STOPPED");
  const retried = await codebuild.send(new RetryBuildCommand({ id: started?.id }));
  expect(retried.build?.id).not.toBe(started?.id);
  const { ids } = await codebuild.send(new ListBuildsForProjectCommand({ projectName: "shop-build" }));
  expect(ids).toEqual([retried.build?.id, started?.id]);
});
