import {
  type EnvironmentVariable,
  StartBuildCommand,
  type StartBuildCommandInput,
  UpdateProjectCommand,
} from "@aws-sdk/client-codebuild";
import { DeleteRolePolicyCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { expect } from "vitest";
import { clientConfig } from "../../client-config";
import { test } from "../../testing";
import { account, ended, inlineBuildspec, logOf } from "./testing";

const projectName = "shop-build";

const spec = (body: string) => `version: 0.2\n${body}`;

test.for<[string, Partial<StartBuildCommandInput>, string, string, string]>([
  [
    "an unknown runtime",
    { buildspecOverride: spec("phases:\n  install:\n    runtime-versions:\n      cobol: 1\n") },
    "DOWNLOAD_SOURCE",
    "YAML_FILE_ERROR",
    "Unknown runtime named 'cobol'. This build image has the following runtimes: dotnet, golang",
  ],
  [
    "an unknown version of a runtime",
    { buildspecOverride: spec("phases:\n  install:\n    runtime-versions:\n      nodejs: 10\n") },
    "DOWNLOAD_SOURCE",
    "YAML_FILE_ERROR",
    "Unknown runtime version named '10' of nodejs. This build image has the following versions: 16, 18",
  ],
  [
    "an unknown phase",
    { buildspecOverride: spec("phases:\n  bild:\n    commands: [echo]\n") },
    "DOWNLOAD_SOURCE",
    "YAML_FILE_ERROR",
    "Invalid buildspec phase name detected: bild",
  ],
  [
    "a parameter that is not there",
    { environmentVariablesOverride: [{ name: "A", value: "/none", type: "PARAMETER_STORE" }] },
    "DOWNLOAD_SOURCE",
    "Decrypted Variables Error",
    "parameter does not exist: /none",
  ],
  [
    "an image that is not there",
    { imageOverride: "aws/codebuild/strandard:7.0" },
    "PROVISIONING",
    "BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE",
    "pull access denied for aws/codebuild/strandard:7.0",
  ],
  [
    "a second source that is private",
    {
      secondarySourcesOverride: [
        { type: "GITHUB", location: "https://github.com/acme/private-lib", sourceIdentifier: "lib" },
      ],
    },
    "DOWNLOAD_SOURCE",
    "CLIENT_ERROR",
    "authentication required for source lib",
  ],
  [
    "a failed PRE_BUILD",
    {
      buildspecOverride: spec("phases:\n  pre_build:\n    commands: ['false']\n  build:\n    commands: [echo built]\n"),
    },
    "PRE_BUILD",
    "COMMAND_EXECUTION_ERROR",
    "Error while executing command: false. Reason: exit status 1",
  ],
])("%s fails the build with AWS's words", async ([, overrides, phaseType, statusCode, message], { sandbox }) => {
  const { codebuild, iam } = await account(sandbox);
  await iam.send(
    new PutRolePolicyCommand({
      RoleName: "build",
      PolicyName: "build",
      PolicyDocument: JSON.stringify({ Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] }),
    }),
  );
  const { build: started } = await codebuild.send(new StartBuildCommand({ projectName, ...overrides }));
  const build = await ended(codebuild, started?.id);
  expect(build.buildStatus).toBe("FAILED");
  const failed = build.phases?.find(({ phaseStatus }) => phaseStatus === "FAILED");
  expect(failed).toMatchObject({ phaseType, contexts: [{ statusCode, message: expect.stringContaining(message) }] });
});

test("variables come from Parameter Store and Secrets Manager, the build's over the buildspec's", async ({
  sandbox,
}) => {
  const { codebuild, iam, logs } = await account(sandbox);
  const ssm = new SSMClient(clientConfig(sandbox));
  const secrets = new SecretsManagerClient(clientConfig(sandbox));
  await ssm.send(new PutParameterCommand({ Name: "/shop/stage", Value: "beta", Type: "SecureString" }));
  await ssm.send(new PutParameterCommand({ Name: "level", Value: "info", Type: "String" }));
  await secrets.send(new CreateSecretCommand({ Name: "shop/db", SecretString: '{"user":"ann","port":5432}' }));
  await iam.send(
    new PutRolePolicyCommand({
      RoleName: "build",
      PolicyName: "kept",
      PolicyDocument: JSON.stringify({
        Statement: [{ Effect: "Allow", Action: ["ssm:GetParameters", "secretsmanager:GetSecretValue"], Resource: "*" }],
      }),
    }),
  );
  const buildspecOverride = spec(
    "env:\n  parameter-store: {STAGE: /shop/stage, LEVEL: /none}\n  secrets-manager: {USER: 'shop/db:user', PORT: 'shop/db:port:AWSCURRENT'}\n  exported-variables: [STAGE, LEVEL, USER, PORT]\nphases:\n  build:\n    commands: [echo $STAGE]\n",
  );
  const run = async (environmentVariablesOverride: EnvironmentVariable[]) => {
    const input = { projectName, buildspecOverride, environmentVariablesOverride };
    const { build } = await codebuild.send(new StartBuildCommand(input));
    return ended(codebuild, build?.id);
  };
  const build = await run([{ name: "LEVEL", value: "level", type: "PARAMETER_STORE" }]);
  expect(build.buildStatus).toBe("SUCCEEDED");
  expect(build.exportedEnvironmentVariables).toEqual([
    { name: "STAGE", value: "beta" },
    { name: "LEVEL", value: "info" },
    { name: "USER", value: "ann" },
    { name: "PORT", value: "5432" },
  ]);
  expect(await logOf(logs, build)).toContain("Decrypting parameter store environment variables");
  const missing = await run([{ name: "LEVEL", value: "shop/none", type: "SECRETS_MANAGER" }]);
  expect(missing.buildStatus).toBe("FAILED");
});

test("what the role may not do is refused in the build's own name", async ({ sandbox }) => {
  const { codebuild, iam, logs } = await account(sandbox);
  const policy = (...actions: string[]) =>
    iam.send(
      new PutRolePolicyCommand({
        RoleName: "build",
        PolicyName: "build",
        PolicyDocument: JSON.stringify({ Statement: [{ Effect: "Allow", Action: actions, Resource: "*" }] }),
      }),
    );
  const run = async () => {
    const { build } = await codebuild.send(new StartBuildCommand({ projectName }));
    return ended(codebuild, build?.id);
  };
  await policy("logs:*", "ecr:GetAuthorizationToken");
  const denied = await run();
  expect(denied.buildStatus).toBe("FAILED");
  const session = `AWSCodeBuild-${denied.id?.split(":")[1]}`;
  expect(await logOf(logs, denied)).toContain(
    `denied: User: arn:aws:sts::${sandbox.world.account}:assumed-role/build/${session} is not authorized to perform: ecr:InitiateLayerUpload on resource: arn:aws:ecr:eu-west-1:${sandbox.world.account}:repository/shop`,
  );

  await iam.send(new DeleteRolePolicyCommand({ RoleName: "build", PolicyName: "build" }));
  const silent = await run();
  const provisioning = silent.phases?.find(({ phaseType }) => phaseType === "PROVISIONING");
  expect(provisioning).toMatchObject({ phaseStatus: "FAILED", contexts: [{ statusCode: "ACCESS_DENIED" }] });
});

test("a build ends with its time, in whatever phase it is", async ({ sandbox }) => {
  const { codebuild } = await account(sandbox);
  const buildspecOverride = spec("phases:\n  build:\n    commands: [sleep 100000]\n");
  const { build: started } = await codebuild.send(
    new StartBuildCommand({ projectName, buildspecOverride, timeoutInMinutesOverride: 5 }),
  );
  const build = await ended(codebuild, started?.id);
  expect(build.buildStatus).toBe("TIMED_OUT");
  expect(build.phases?.find(({ phaseType }) => phaseType === "BUILD")).toMatchObject({
    phaseStatus: "TIMED_OUT",
    contexts: [{ statusCode: "BUILD_TIMED_OUT", message: "Build has timed out. " }],
  });
});

test("a build in a VPC without a way out waits for its source until its time is over", async ({ sandbox }) => {
  const { codebuild, iam } = await account(sandbox);
  const vpcConfig = { vpcId: "vpc-1", subnets: ["subnet-1"], securityGroupIds: ["sg-1"] };
  await codebuild.send(new UpdateProjectCommand({ name: projectName, vpcConfig }));
  const run = async () => {
    const { build } = await codebuild.send(new StartBuildCommand({ projectName, timeoutInMinutesOverride: 5 }));
    return ended(codebuild, build?.id);
  };
  expect((await run()).phases?.find(({ phaseStatus }) => phaseStatus === "FAILED")).toMatchObject({
    phaseType: "PROVISIONING",
    contexts: [{ statusCode: "VPC_CLIENT_ERROR", message: "Unexpected EC2 error: UnauthorizedOperation" }],
  });
  await iam.send(
    new PutRolePolicyCommand({
      RoleName: "build",
      PolicyName: "vpc",
      PolicyDocument: JSON.stringify({ Statement: [{ Effect: "Allow", Action: "ec2:*", Resource: "*" }] }),
    }),
  );
  sandbox.world.settings.codebuild = { vpcBuilds: "hang" };
  const hung = await run();
  expect(hung.buildStatus).toBe("TIMED_OUT");
  expect(hung.phases?.find(({ phaseStatus }) => phaseStatus === "TIMED_OUT")?.phaseType).toBe("DOWNLOAD_SOURCE");
  expect(hung.networkInterface?.subnetId).toContain("subnet/subnet-1");
});

test("a fault of CodeBuild's own is a fault, and a build can be tried again by itself", async ({ sandbox }) => {
  const { codebuild } = await account(sandbox);
  sandbox.world.settings.codebuild = { fail: "fault" };
  const { build: started } = await codebuild.send(new StartBuildCommand({ projectName, autoRetryLimitOverride: 1 }));
  const build = await ended(codebuild, started?.id);
  expect(build.buildStatus).toBe("FAULT");
  sandbox.world.step(1000);
  const { autoRetryConfig } = await ended(codebuild, started?.id);
  const again = await ended(codebuild, autoRetryConfig?.nextAutoRetry);
  expect(again.autoRetryConfig).toEqual({ autoRetryLimit: 1, autoRetryNumber: 1, previousAutoRetry: build.arn });
});

test.for([
  ["CONTINUE", "exit 3", ["PRE_BUILD", "BUILD", "POST_BUILD", "UPLOAD_ARTIFACTS"], "FAILED"],
  ["ABORT", "exit 3", ["PRE_BUILD"], "FAILED"],
  ["ABORT", "echo fine", ["PRE_BUILD", "BUILD", "POST_BUILD", "UPLOAD_ARTIFACTS"], "SUCCEEDED"],
] as const)("on-failure: %s after %s leads through %j", async ([onFailure, command, phases, status], { sandbox }) => {
  const { codebuild, logs } = await account(sandbox);
  const buildspecOverride = spec(
    `phases:\n  pre_build:\n    on-failure: ${onFailure}\n    commands: ['${command}', echo second]\n    finally: [echo at last]\n  build:\n    commands: echo built\n`,
  );
  const { build: started } = await codebuild.send(new StartBuildCommand({ projectName, buildspecOverride }));
  const build = await ended(codebuild, started?.id);
  expect(build.buildStatus).toBe(status);
  const passed = build.phases?.map(({ phaseType }) => phaseType) ?? [];
  expect(passed.slice(passed.indexOf("PRE_BUILD"), passed.indexOf("FINALIZING"))).toEqual(phases);
  const log = await logOf(logs, build);
  expect(log).toContain("\nat last\n");
  expect(log.includes("\nsecond\n")).toBe(status === "SUCCEEDED");
});

test("a large log is colourful, ends within its bytes, and its build still pushes the image", async ({ sandbox }) => {
  const { codebuild, logs } = await account(sandbox);
  const run = async (repository: string) => {
    const sourceLocationOverride = `https://github.com/acme/${repository}`;
    const { build } = await codebuild.send(
      new StartBuildCommand({ projectName, sourceLocationOverride, buildspecOverride: inlineBuildspec }),
    );
    const done = await ended(codebuild, build?.id);
    expect(done.buildStatus).toBe("SUCCEEDED");
    return logOf(logs, done);
  };
  const log = await run("chatty-3000-shop");
  expect(log.split("\n").length).toBeGreaterThan(3000);
  for (const part of ["\x1b[38;5;", "\x1b[38;2;", "\r\x1b[2K", "\x1b]8;;", "日本語", "digest: sha256"])
    expect(log).toContain(part);
  expect(Math.max(...log.split("\n").map(({ length }) => length))).toBeGreaterThan(6000);

  sandbox.world.settings.codebuild = { logBytes: 20_000 };
  expect((await run("chatty-100k-shop")).length).toBeLessThan(60_000);
});
