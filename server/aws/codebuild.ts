import "server-only";
import {
  type Build as AwsBuild,
  type BuildPhase as AwsBuildPhase,
  BatchGetBuildsCommand,
  ListBuildsForProjectCommand,
  StartBuildCommand,
  type StatusType,
  StopBuildCommand,
} from "@aws-sdk/client-codebuild";
import { Build } from "@/lib/domain/build";
import type { Progress } from "@/lib/domain/progress";
import type { AwsClients } from "./clients";
import { isoTime } from "./iso-time";

interface StartBuildOptions {
  projectName: string;
  runId: string;
  /** A branch, tag or commit; the project's own when not given. */
  revision?: string;
}

export async function startBuild({ codebuild }: AwsClients, options: StartBuildOptions): Promise<Build> {
  const { projectName, runId, revision } = options;
  const { build } = await codebuild.send(
    new StartBuildCommand({
      projectName,
      sourceVersion: revision,
      idempotencyToken: runId, // CodeBuild honours it for five minutes, then a repeat is a new build
      environmentVariablesOverride: [{ name: runVariable, value: runId }],
    }),
  );
  return toBuild(build);
}

export const runVariable = "SLIPWAY_RUN_ID";

/** The build that an earlier try of this run has started, if there is one: the newest hundred are looked at. */
export async function findBuildOfRun(
  { codebuild }: AwsClients,
  projectName: string,
  runId: string,
): Promise<Build | undefined> {
  const { ids = [] } = await codebuild.send(new ListBuildsForProjectCommand({ projectName, sortOrder: "DESCENDING" }));
  if (ids.length === 0) return undefined;
  const { builds = [] } = await codebuild.send(new BatchGetBuildsCommand({ ids: ids.slice(0, 100) }));
  const ours = builds.find(({ environment }) =>
    environment?.environmentVariables?.some(({ name, value }) => name === runVariable && value === runId),
  );
  return ours && toBuild(ours);
}

export async function findBuild({ codebuild }: AwsClients, id: string): Promise<Build | undefined> {
  const { builds: [build] = [] } = await codebuild.send(new BatchGetBuildsCommand({ ids: [id] }));
  return build && toBuild(build);
}

export async function stopBuild({ codebuild }: AwsClients, id: string): Promise<boolean> {
  await codebuild.send(new StopBuildCommand({ id }));
  return true;
}

/** A role that is seconds old is not known everywhere yet; CodeBuild says so in this text alone. */
export function isRoleNotReady(error: unknown): boolean {
  return error instanceof Error && error.name === "InvalidInputException" && error.message.includes("sts:AssumeRole");
}

// `satisfies` turns a status that a newer SDK adds into a compile error here.
export const progressOfBuild = {
  IN_PROGRESS: "running",
  SUCCEEDED: "succeeded",
  FAILED: "failed",
  FAULT: "failed",
  TIMED_OUT: "failed",
  STOPPED: "cancelled",
} as const satisfies Record<StatusType, Progress>;

export function toBuild(build: AwsBuild = {}): Build {
  return Build.parse({
    id: build.id,
    projectName: build.projectName,
    progress: build.buildStatus && progressOfBuild[build.buildStatus],
    status: build.buildStatus,
    phase: build.currentPhase,
    phases: (build.phases ?? []).map(toPhase),
    startedAt: isoTime(build.startTime),
    endedAt: isoTime(build.endTime),
    commit: build.resolvedSourceVersion,
    logGroupName: build.logs?.groupName,
    logStreamName: build.logs?.streamName,
    exportedVariables: Object.fromEntries(
      (build.exportedEnvironmentVariables ?? []).map(({ name = "", value = "" }) => [name, value]),
    ),
  });
}

function toPhase({ phaseType, phaseStatus, startTime, endTime, contexts }: AwsBuildPhase): Build["phases"][number] {
  const message = contexts
    ?.map((context) => [context.statusCode, context.message].filter(Boolean).join(": "))
    .filter(Boolean)
    .join("; ");
  // COMPLETED, the last phase, never gets a status.
  const progress = phaseStatus ? progressOfBuild[phaseStatus] : phaseType === "COMPLETED" ? "succeeded" : "running";
  return {
    name: phaseType ?? "",
    progress,
    status: phaseStatus,
    startedAt: isoTime(startTime),
    endedAt: isoTime(endTime),
    message: message || undefined,
  };
}
