import { randomUUID } from "node:crypto";
import type {
  EnvironmentVariable,
  RetryBuildInput,
  RetryBuildOutput,
  StartBuildInput,
  StartBuildOutput,
  StopBuildInput,
  StopBuildOutput,
} from "@aws-sdk/client-codebuild";
import { AwsError, type Call } from "../../operation";
import { canAssume } from "../iam/trust";
import { logsOf } from "./build-log";
import { newProgress } from "./build-progress";
import { type BuildRow, buildTable, readBuild } from "./builds";
import { invalidInput } from "./invalid-input";
import { endBuild, enterPhase } from "./phases";
import { type ProjectRow, readProject } from "./projects";
import { startQueued, waitingBuilds } from "./queue";
import { codebuildSettings } from "./settings";

interface TokenRow {
  buildId: string;
  /** What was asked for with the token. */
  fingerprint: string;
  expiresAt: number;
}

const TOKEN_LIFETIME_MS = 5 * 60 * 1000;

export function startBuild(call: Call, input: StartBuildInput): StartBuildOutput {
  const { idempotencyToken, ...wanted } = input;
  const tokens = call.world.table<TokenRow>(call, "codebuild.tokens");
  const fingerprint = JSON.stringify(wanted);
  const known = idempotencyToken === undefined ? undefined : tokens.get(idempotencyToken);
  if (known && known.expiresAt > call.world.clock.now()) {
    if (known.fingerprint !== fingerprint) {
      throw invalidInput(
        "Idempotent parameter mismatch: the request uses the same idempotency token as an earlier request, but its parameters differ",
      );
    }
    const earlier = buildTable(call).get(known.buildId);
    if (earlier) return { build: earlier.build };
  }

  const row = openBuild(call, wanted);
  if (idempotencyToken !== undefined) {
    const expiresAt = call.world.clock.now() + call.world.clock.scaled(TOKEN_LIFETIME_MS);
    tokens.set(idempotencyToken, { buildId: row.build.id, fingerprint, expiresAt });
  }
  return { build: row.build };
}

export function retryBuild(call: Call, input: RetryBuildInput): RetryBuildOutput {
  const { input: earlier } = readBuild(call, input.id);
  return startBuild(call, { ...earlier, idempotencyToken: input.idempotencyToken });
}

/** A build that has ended stays as it is. */
export function stopBuild(call: Call, input: StopBuildInput): StopBuildOutput {
  const row = readBuild(call, input.id);
  if (!row.build.buildComplete) {
    call.world.record("effect", call, "codebuild.build-stopped", { buildId: row.build.id });
    endBuild(call, row, "STOPPED");
  }
  return { build: row.build };
}

function openBuild(call: Call, input: StartBuildInput): BuildRow {
  const project = readProject(call, input.projectName);
  const serviceRole = input.serviceRoleOverride ?? project.serviceRole ?? "";
  if (!canAssume(call, serviceRole, "codebuild.amazonaws.com")) {
    throw invalidInput(
      `CodeBuild is not authorized to perform: sts:AssumeRole on service role. Please verify that: 1) The provided service role exists, 2) The role name is case-sensitive and matches exactly, and 3) The role has the necessary trust policy configured for CodeBuild (${serviceRole})`,
    );
  }
  checkMinutes("timeoutInMinutesOverride", input.timeoutInMinutesOverride, 2160);
  checkMinutes("queuedTimeoutInMinutesOverride", input.queuedTimeoutInMinutesOverride, 480);
  checkQueue(call);

  const row = newBuild(call, project, input);
  const { build } = row;
  buildTable(call).set(build.id, row);
  call.world.record("effect", call, "codebuild.build-started", {
    buildId: build.id,
    projectName: build.projectName,
    environmentVariables: build.environment.environmentVariables?.map(({ name }) => name),
    runId: build.environment.environmentVariables?.find(({ name }) => /(^|_)RUN_ID$/.test(name ?? ""))?.value,
  });
  enterPhase(call, row, "SUBMITTED");
  enterPhase(call, row, "QUEUED");
  startQueued(call);
  return row;
}

function newBuild(call: Call, project: ProjectRow, input: StartBuildInput): BuildRow {
  const { account, region, principal, world } = call;
  project.buildNumber += 1;
  const uuid = randomUUID();
  const id = `${project.name}:${uuid}`;
  const environmentVariables = merged(project.environment?.environmentVariables, input.environmentVariablesOverride);
  return {
    input,
    progress: newProgress(),
    build: {
      id,
      arn: `arn:aws:codebuild:${region}:${account}:build/${id}`,
      buildNumber: project.buildNumber,
      startTime: world.clock.date(),
      buildStatus: "IN_PROGRESS",
      sourceVersion: input.sourceVersion ?? project.sourceVersion,
      projectName: project.name,
      phases: [],
      source: {
        type: input.sourceTypeOverride ?? project.source?.type,
        location: input.sourceLocationOverride ?? project.source?.location,
        gitCloneDepth: input.gitCloneDepthOverride ?? project.source?.gitCloneDepth,
        buildspec: input.buildspecOverride ?? project.source?.buildspec,
        auth: input.sourceAuthOverride ?? project.source?.auth,
        insecureSsl: input.insecureSslOverride ?? project.source?.insecureSsl ?? false,
      },
      secondarySources: input.secondarySourcesOverride ?? [],
      secondarySourceVersions: input.secondarySourcesVersionOverride ?? [],
      artifacts: { location: "" },
      secondaryArtifacts: [],
      cache: input.cacheOverride ?? project.cache,
      environment: {
        ...project.environment,
        type: input.environmentTypeOverride ?? project.environment?.type,
        image: input.imageOverride ?? project.environment?.image,
        computeType: input.computeTypeOverride ?? project.environment?.computeType,
        privilegedMode: input.privilegedModeOverride ?? project.environment?.privilegedMode ?? false,
        environmentVariables,
      },
      serviceRole: input.serviceRoleOverride ?? project.serviceRole,
      logs: logsOf(call, project, uuid, input.logsConfigOverride),
      timeoutInMinutes: input.timeoutInMinutesOverride ?? project.timeoutInMinutes,
      queuedTimeoutInMinutes: input.queuedTimeoutInMinutesOverride ?? project.queuedTimeoutInMinutes,
      buildComplete: false,
      initiator: principal.arn.replace(/^arn:[^:]*:[^:]*:[^:]*:[^:]*:/, "").replace(/^user\//, ""),
      encryptionKey: input.encryptionKeyOverride ?? project.encryptionKey,
      exportedEnvironmentVariables: [],
      reportArns: [],
    },
  };
}

function checkQueue(call: Call): void {
  const { concurrentBuilds } = codebuildSettings(call.world);
  if (waitingBuilds(call).length < 5 * concurrentBuilds) return;
  throw new AwsError(
    "AccountLimitExceededException",
    `Cannot have more than ${concurrentBuilds} builds in queue for the account`,
  );
}

function checkMinutes(member: string, minutes: number | undefined, most: number): void {
  if (minutes === undefined || (minutes >= 5 && minutes <= most)) return;
  throw invalidInput(`Invalid ${member}: it must be between 5 and ${most} minutes`);
}

function merged(own: EnvironmentVariable[] = [], overrides: EnvironmentVariable[] = []): EnvironmentVariable[] {
  const kept = own.filter(({ name }) => !overrides.some((override) => override.name === name));
  return [...kept, ...overrides].map((variable) => ({ type: "PLAINTEXT", ...variable }));
}
