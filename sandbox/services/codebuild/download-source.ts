import type { Place } from "../../place";
import { randomDigits } from "../../random";
import { writeAgentLine } from "./build-log";
import type { BuildProgress, PhaseFailure } from "./build-progress";
import type { BuildRow } from "./builds";
import { type Buildspec, isInline, parseBuildspec } from "./buildspec";
import { codebuildSettings } from "./settings";
import { commitOf, findSourceRepository, type SourceRepository } from "./source-repository";

/** Fetches the source and reads its buildspec; the failure where one of the two cannot be had. */
export function downloadSource(place: Place, row: BuildRow, progress: BuildProgress): PhaseFailure | undefined {
  const { build } = row;
  const { type, location = "" } = build.source ?? {};
  const { workspace } = progress;
  writeAgentLine(place, row, "Phase is DOWNLOAD_SOURCE");

  if (type !== "NO_SOURCE") {
    const repository = findSourceRepository(location);
    if (!repository || codebuildSettings(place.world).fail === "source-auth") return authenticationRequired(row);
    if (/does-not-exist/.test(build.sourceVersion ?? "")) return referenceNotFound(row);
    workspace.repository = repository;
    workspace.commit = commitOf(location, build.sourceVersion);
    workspace.shell.files = { ...repository.files };
    build.resolvedSourceVersion = workspace.commit;
  }
  const directory = `/codebuild/output/src${randomDigits(10)}/src`;
  const sourceDirectory = workspace.repository ? `${directory}/${workspace.repository.path}` : directory;
  workspace.shell.variables = { CODEBUILD_SRC_DIR: sourceDirectory };
  writeAgentLine(place, row, `CODEBUILD_SRC_DIR=${sourceDirectory}`);

  const buildspec = readBuildspec(build.source?.buildspec, workspace.repository, sourceDirectory);
  if ("statusCode" in buildspec) return buildspec;
  progress.buildspec = buildspec;
  workspace.shell.variables = { ...environmentOf(place, row, buildspec), ...workspace.shell.variables };
  writeAgentLines(place, row, buildspec, sourceDirectory);
  return undefined;
}

function readBuildspec(
  wanted: string | undefined,
  repository: SourceRepository | undefined,
  directory: string,
): Buildspec | PhaseFailure {
  const path = wanted?.trim() || "buildspec.yml";
  const text = wanted && isInline(wanted) ? wanted : repository?.files[path];
  if (text === undefined) {
    return { statusCode: "YAML_FILE_ERROR", message: `stat ${directory}/${path}: no such file or directory` };
  }
  try {
    return parseBuildspec(text);
  } catch (error) {
    return { statusCode: "YAML_FILE_ERROR", message: error instanceof Error ? error.message : String(error) };
  }
}

/** What the container knows: least of all what the buildspec says, then the project, then CodeBuild itself. */
function environmentOf({ account, region }: Place, { build }: BuildRow, buildspec: Buildspec): Record<string, string> {
  const given = build.environment.environmentVariables ?? [];
  const startMs = build.startTime.getTime();
  return {
    AWS_DEFAULT_REGION: region,
    AWS_REGION: region,
    ...buildspec.env.variables,
    ...Object.fromEntries(given.map(({ name = "", value = "" }) => [name, value])),
    CODEBUILD_BUILD_ARN: build.arn,
    CODEBUILD_BUILD_ID: build.id,
    CODEBUILD_BUILD_IMAGE: build.environment.image ?? "",
    CODEBUILD_BUILD_NUMBER: String(build.buildNumber ?? 0),
    CODEBUILD_BUILD_SUCCEEDING: "1",
    CODEBUILD_INITIATOR: build.initiator ?? "",
    CODEBUILD_KMS_KEY_ID: build.encryptionKey ?? "",
    CODEBUILD_LOG_PATH: build.logs.streamName ?? "",
    CODEBUILD_PROJECT_ARN: `arn:aws:codebuild:${region}:${account}:project/${build.projectName}`,
    CODEBUILD_RESOLVED_SOURCE_VERSION: build.resolvedSourceVersion ?? "",
    CODEBUILD_SOURCE_REPO_URL: build.source?.location ?? "",
    CODEBUILD_SOURCE_VERSION: build.sourceVersion ?? "",
    CODEBUILD_START_TIME: String(startMs),
    CI: "true",
    HOME: "/root",
  };
}

function writeAgentLines(place: Place, row: BuildRow, { phases }: Buildspec, directory: string): void {
  const counts = Object.entries(phases).map(([name, phase]) => ({ name, count: phase?.commands.length ?? 0 }));
  const lines = [
    `YAML location is ${directory}/buildspec.yml`,
    "Processing environment variables",
    "No runtime version selected in buildspec.",
    `Moving to directory ${directory}`,
    "Unable to initialize cache download: no paths specified to be cached",
    `Configuring ssm agent with target id: codebuild:${row.build.logs.streamName}`,
    "Successfully updated ssm agent configuration",
    "Registering with agent",
    `Phases found in YAML: ${counts.length}`,
    ...counts.map(({ name, count }) => ` ${name.toUpperCase()}: ${count} commands`),
  ];
  for (const line of lines) writeAgentLine(place, row, line);
}

function authenticationRequired({ build }: BuildRow): PhaseFailure {
  const message = `authentication required for primary source and source version ${build.sourceVersion ?? ""}`;
  return { statusCode: "CLIENT_ERROR", message: message.trimEnd() };
}

function referenceNotFound({ build }: BuildRow): PhaseFailure {
  const message = `reference not found for primary source and source version ${build.sourceVersion}`;
  return { statusCode: "CLIENT_ERROR", message };
}
