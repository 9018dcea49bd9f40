import {
  BatchDeleteBuildsCommand,
  BatchGetBuildsCommand,
  BatchGetProjectsCommand,
  CreateProjectCommand,
  DeleteProjectCommand,
  ListBuildsCommand,
  ListProjectsCommand,
  paginateListBuildsForProject,
  RetryBuildCommand,
  StartBuildCommand,
  type StartBuildCommandInput,
  StopBuildCommand,
  UpdateProjectCommand,
} from "@aws-sdk/client-codebuild";
import { expect } from "vitest";
import { test } from "../../testing";
import { account, ended, inlineBuildspec } from "./testing";

const projectName = "shop-build";
const invalid = { name: "InvalidInputException" };

test("a build has what its project has, but for all that is overridden", async ({ sandbox }) => {
  const { codebuild } = await account(sandbox);
  sandbox.world.setSpeed(1);
  const input: StartBuildCommandInput = {
    projectName,
    sourceVersion: "v1.2",
    sourceTypeOverride: "BITBUCKET",
    sourceLocationOverride: "https://bitbucket.org/acme/other.git",
    gitCloneDepthOverride: 3,
    gitSubmodulesConfigOverride: { fetchSubmodules: true },
    buildspecOverride: "ci.yml",
    insecureSslOverride: true,
    reportBuildStatusOverride: true,
    environmentVariablesOverride: [
      { name: "REGISTRY", value: "elsewhere" },
      { name: "TOKEN", value: "/shop/token", type: "PARAMETER_STORE" },
    ],
    environmentTypeOverride: "ARM_CONTAINER",
    computeTypeOverride: "BUILD_GENERAL1_LARGE",
    imageOverride: "aws/codebuild/amazonlinux-aarch64-standard:3.0",
    privilegedModeOverride: false,
    timeoutInMinutesOverride: 20,
    queuedTimeoutInMinutesOverride: 30,
    artifactsOverride: { type: "S3", location: "bucket", path: "out", name: "app.zip" },
    cacheOverride: { type: "LOCAL", modes: ["LOCAL_SOURCE_CACHE"] },
    logsConfigOverride: { cloudWatchLogs: { status: "ENABLED", groupName: "/ci", streamName: "shop" } },
    secondarySourcesOverride: [{ type: "GITHUB", location: "https://github.com/acme/lib", sourceIdentifier: "lib" }],
    autoRetryLimitOverride: 2,
    debugSessionEnabled: true,
  };
  const { build } = await codebuild.send(new StartBuildCommand(input));
  expect(build).toMatchObject({
    sourceVersion: "v1.2",
    source: {
      type: "BITBUCKET",
      location: "https://bitbucket.org/acme/other.git",
      gitCloneDepth: 3,
      gitSubmodulesConfig: { fetchSubmodules: true },
      buildspec: "ci.yml",
      insecureSsl: true,
      reportBuildStatus: true,
    },
    environment: {
      type: "ARM_CONTAINER",
      computeType: "BUILD_GENERAL1_LARGE",
      image: "aws/codebuild/amazonlinux-aarch64-standard:3.0",
      privilegedMode: false,
      environmentVariables: [
        { name: "REGISTRY", value: "elsewhere", type: "PLAINTEXT" },
        { name: "TOKEN", value: "/shop/token", type: "PARAMETER_STORE" },
      ],
    },
    timeoutInMinutes: 20,
    queuedTimeoutInMinutes: 30,
    artifacts: { location: "arn:aws:s3:::bucket/out/app.zip" },
    cache: { type: "LOCAL" },
    secondarySources: [{ sourceIdentifier: "lib" }],
    autoRetryConfig: { autoRetryLimit: 2, autoRetryNumber: 0 },
    debugSession: { sessionEnabled: true },
    initiator: "administrator",
  });
  sandbox.world.step(10_000);
  const { builds = [] } = await codebuild.send(new BatchGetBuildsCommand({ ids: [build?.id ?? ""] }));
  expect(builds[0]?.logs).toMatchObject({ groupName: "/ci", streamName: `shop/${build?.id?.split(":")[1]}` });
});

test("a project tells what it goes by where nothing was said", async ({ sandbox }) => {
  const { codebuild } = await account(sandbox);
  const { projects } = await codebuild.send(new BatchGetProjectsCommand({ names: ["shop-build"] }));
  expect(projects).toMatchObject([
    {
      source: { insecureSsl: false },
      environment: { imagePullCredentialsType: "CODEBUILD", environmentVariables: [{ type: "PLAINTEXT" }] },
    },
  ]);
});

test.for<[string, Partial<StartBuildCommandInput>]>([
  ["too short a time-out", { timeoutInMinutesOverride: 4 }],
  ["too long a time-out", { timeoutInMinutesOverride: 2161 }],
  ["too long a wait", { queuedTimeoutInMinutesOverride: 481 }],
  ["an unknown kind of source", { sourceTypeOverride: "SVN" as "GITHUB" }],
  ["a source without its place", { sourceTypeOverride: "GITHUB", sourceLocationOverride: "" }],
  ["no source and no buildspec", { sourceTypeOverride: "NO_SOURCE", buildspecOverride: "" }],
  ["a pipeline's source without its artifacts", { sourceTypeOverride: "CODEPIPELINE" }],
  ["an unknown machine", { computeTypeOverride: "HUGE" as "BUILD_GENERAL1_SMALL" }],
  ["a Lambda machine in a container", { computeTypeOverride: "BUILD_LAMBDA_1GB" }],
  ["a reserved variable", { environmentVariablesOverride: [{ name: "CODEBUILD_X", value: "1" }] }],
  [
    "a variable twice",
    {
      environmentVariablesOverride: [
        { name: "A", value: "1" },
        { name: "A", value: "2" },
      ],
    },
  ],
  ["a second source without a name", { secondarySourcesOverride: [{ type: "NO_SOURCE" }] }],
  ["a path as a bucket", { artifactsOverride: { type: "S3", location: "bucket/path" } }],
  ["a role that is not there", { serviceRoleOverride: "arn:aws:iam::482109334517:role/none" }],
])("%s is refused, and no build begins", async ([, overrides], { sandbox }) => {
  const { codebuild } = await account(sandbox);
  await expect(codebuild.send(new StartBuildCommand({ projectName, ...overrides }))).rejects.toMatchObject(invalid);
  expect((await codebuild.send(new ListBuildsCommand({}))).ids).toEqual([]);
});

test("one token retries a build once, and is no other build's", async ({ sandbox }) => {
  const { codebuild } = await account(sandbox);
  sandbox.world.setSpeed(1);
  const { build: first } = await codebuild.send(new StartBuildCommand({ projectName, sourceVersion: "a" }));
  const { build: other } = await codebuild.send(new StartBuildCommand({ projectName }));
  await codebuild.send(new StopBuildCommand({ id: first?.id }));
  const retry = () => codebuild.send(new RetryBuildCommand({ id: first?.id, idempotencyToken: "t" }));
  const [once, again] = [await retry(), await retry()];
  expect(once.build).toMatchObject({ sourceVersion: "a", buildNumber: 3 });
  expect(again.build?.id).toBe(once.build?.id);
  await expect(codebuild.send(new RetryBuildCommand({ id: other?.id, idempotencyToken: "t" }))).rejects.toMatchObject(
    invalid,
  );
});

test("a build that waits too long for its turn has timed out in the queue", async ({ sandbox }) => {
  const { codebuild } = await account(sandbox);
  sandbox.world.setSpeed(1);
  sandbox.world.settings.codebuild = { concurrentBuildsOf: { "LINUX_CONTAINER/BUILD_GENERAL1_SMALL": 1 } };
  const hanging = inlineBuildspec.replace("docker build", "sleep 100000; docker build");
  const start = (overrides: Partial<StartBuildCommandInput> = {}) =>
    codebuild.send(new StartBuildCommand({ projectName, queuedTimeoutInMinutesOverride: 5, ...overrides }));
  await start({ buildspecOverride: hanging });
  const { build: waiting } = await start();
  const { build: elsewhere } = await start({ computeTypeOverride: "BUILD_GENERAL1_LARGE" });
  sandbox.world.step(5 * 60_000 + 1);

  const { builds = [] } = await codebuild.send(new BatchGetBuildsCommand({ ids: [waiting?.id ?? ""] }));
  expect(builds[0]).toMatchObject({ buildStatus: "TIMED_OUT", buildComplete: true });
  const queued = builds[0]?.phases?.find(({ phaseType }) => phaseType === "QUEUED");
  expect(queued).toMatchObject({ phaseStatus: "TIMED_OUT", contexts: [{ statusCode: "BUILD_TIMED_OUT" }] });
  expect((await ended(codebuild, elsewhere?.id)).buildStatus).toBe("SUCCEEDED");
});

test("five times as many builds may wait as may run, and a project can have a limit of its own", async ({
  sandbox,
}) => {
  const { codebuild } = await account(sandbox);
  sandbox.world.setSpeed(1);
  sandbox.world.settings.codebuild = {
    concurrentBuilds: 9,
    accounts: { [sandbox.world.account]: { concurrentBuilds: 1 } },
  };
  const start = () => codebuild.send(new StartBuildCommand({ projectName }));
  for (let count = 0; count < 6; count++) await start();
  await expect(start()).rejects.toMatchObject({
    name: "AccountLimitExceededException",
    message: "Cannot have more than 1 builds in queue for the account",
  });
  sandbox.world.settings.codebuild = { concurrentBuilds: 60 };
  await codebuild.send(new UpdateProjectCommand({ name: projectName, concurrentBuildLimit: 6 }));
  await expect(start()).rejects.toMatchObject({ name: "AccountLimitExceededException" });
});

test("a list of builds has pages of a hundred, the newest first", async ({ sandbox }) => {
  const { codebuild } = await account(sandbox);
  sandbox.world.setSpeed(1);
  sandbox.world.settings.codebuild = { concurrentBuilds: 1000 };
  const started: string[] = [];
  for (let count = 0; count < 130; count++) {
    const { build } = await codebuild.send(new StartBuildCommand({ projectName }));
    started.unshift(build?.id ?? "");
  }
  const pages: string[][] = [];
  for await (const { ids = [] } of paginateListBuildsForProject({ client: codebuild }, { projectName }))
    pages.push(ids);
  expect(pages.map(({ length }) => length)).toEqual([100, 30]);
  expect(pages.flat()).toEqual(started);
  const { ids = [] } = await codebuild.send(new ListBuildsCommand({ sortOrder: "ASCENDING" }));
  expect(ids[0]).toBe(started.at(-1));
  await expect(codebuild.send(new BatchGetBuildsCommand({ ids: started.slice(0, 101) }))).rejects.toMatchObject(
    invalid,
  );
  const { builds, buildsNotFound } = await codebuild.send(
    new BatchGetBuildsCommand({ ids: [...started.slice(0, 2), "shop-build:none"] }),
  );
  expect([builds?.length, buildsNotFound]).toEqual([2, ["shop-build:none"]]);
});

test("builds outlive their project, and are deleted when they have ended", async ({ sandbox }) => {
  const { codebuild } = await account(sandbox);
  const { build } = await codebuild.send(new StartBuildCommand({ projectName }));
  const id = build?.id ?? "";
  expect((await codebuild.send(new BatchDeleteBuildsCommand({ ids: [id] }))).buildsNotDeleted).toHaveLength(1);
  await ended(codebuild, id);
  await codebuild.send(new DeleteProjectCommand({ name: projectName }));
  expect((await codebuild.send(new ListBuildsCommand({}))).ids).toEqual([id]);
  await expect(codebuild.send(new RetryBuildCommand({ id }))).rejects.toMatchObject({
    name: "ResourceNotFoundException",
  });
  expect((await codebuild.send(new BatchDeleteBuildsCommand({ ids: [id] }))).buildsDeleted).toEqual([build?.arn]);
  expect((await codebuild.send(new ListBuildsCommand({}))).ids).toEqual([]);
});

test.for([
  ["a name with a blank", { name: "a b" }],
  ["a role that is none", { serviceRole: "build" }],
  ["a tag of AWS's", { tags: [{ key: "aws:x", value: "y" }] }],
  ["a VPC without subnets", { vpcConfig: { vpcId: "vpc-1" } }],
  ["artifacts with a name that are none", { artifacts: { type: "NO_ARTIFACTS", name: "x" } }],
] as const)("a project with %s is refused", async ([, wrong], { sandbox }) => {
  const { codebuild, roleArn } = await account(sandbox);
  const input = {
    name: "other",
    source: { type: "GITHUB", location: "https://github.com/acme/shop" },
    artifacts: { type: "NO_ARTIFACTS" },
    environment: { type: "LINUX_CONTAINER", computeType: "BUILD_GENERAL1_SMALL", image: "aws/codebuild/standard:7.0" },
    serviceRole: roleArn,
  } as const;
  const command = new CreateProjectCommand({ ...input, ...structuredClone(wrong) } as typeof input & {
    serviceRole: string;
  });
  await expect(codebuild.send(command)).rejects.toMatchObject(invalid);
  expect((await codebuild.send(new ListProjectsCommand({}))).projects).toEqual([projectName]);
  const { projectsNotFound } = await codebuild.send(new BatchGetProjectsCommand({ names: ["other"] }));
  expect(projectsNotFound).toEqual(["other"]);
});
