import type { ProjectSource } from "@aws-sdk/client-codebuild";
import type { Place } from "../../place";
import { randomDigits } from "../../random";
import { writeAgentLine } from "./build-log";
import type { BuildProgress, PhaseFailure } from "./build-progress";
import type { BuildRow } from "./builds";
import type { Buildspec } from "./buildspec";
import { keptVariables, plainVariables } from "./environment";
import { readKeptValues } from "./kept-values";
import { readBuildspec, selectRuntimes } from "./read-buildspec";
import { sessionName } from "./service-role";
import { codebuildSettings } from "./settings";
import { commitOf, findSourceRepository } from "./source-repository";

/** Fetches the source and reads its buildspec; the failure where one of the two cannot be had. */
export function downloadSource(place: Place, row: BuildRow, progress: BuildProgress): PhaseFailure | undefined {
  const { build } = row;
  const { workspace } = progress;
  writeAgentLine(place, row, "Phase is DOWNLOAD_SOURCE");
  if (build.source?.type !== "NO_SOURCE" && build.source?.type !== "CODEPIPELINE") {
    const failure = fetchSource(place, row, progress);
    if (failure) return failure;
  }
  const directory = `/codebuild/output/src${randomDigits(10)}/src`;
  const sourceDirectory = workspace.repository ? `${directory}/${workspace.repository.path}` : directory;
  workspace.shell.variables = { CODEBUILD_SRC_DIR: sourceDirectory };
  writeAgentLine(place, row, `CODEBUILD_SRC_DIR=${sourceDirectory}`);
  const secondary = fetchSecondarySources(place, row, progress);
  if (secondary) return secondary;

  const read = readBuildspec(build.source?.buildspec, workspace.repository, sourceDirectory);
  if ("statusCode" in read) return read;
  const { buildspec, location } = read;
  progress.buildspec = buildspec;
  writeAgentLine(place, row, `YAML location is ${location}`);
  writeAgentLine(place, row, "Processing environment variables");
  const kept = readKeptValues(place, row, keptVariables(row, buildspec), (line) => writeAgentLine(place, row, line));
  if ("statusCode" in kept) return kept;
  workspace.shell.variables = {
    ...plainVariables(place, row, buildspec),
    ...kept.variables,
    ...workspace.shell.variables,
  };
  const runtimes = selectRuntimes(place, row, buildspec);
  if (runtimes) return runtimes;
  writeSetup(place, row, buildspec, sourceDirectory);
  return undefined;
}

function fetchSource(place: Place, { build }: BuildRow, { workspace }: BuildProgress): PhaseFailure | undefined {
  const { location = "" } = build.source ?? {};
  const version = build.sourceVersion ?? "";
  const repository = findSourceRepository(location);
  if (!repository || codebuildSettings(place).fail === "source-auth") {
    return clientError(`authentication required for primary source and source version ${version}`.trimEnd());
  }
  if (repository.path.includes("/no-repository")) {
    return clientError(`repository not found for primary source and source version ${version}`.trimEnd());
  }
  if (/does-not-exist/.test(version)) {
    return clientError(`reference not found for primary source and source version ${version}`);
  }
  workspace.repository = repository;
  workspace.commit = commitOf(location, version);
  workspace.shell.files = { ...repository.files };
  build.resolvedSourceVersion = workspace.commit;
  return undefined;
}

/** Each is in a folder of its own, whose path is in a variable. */
function fetchSecondarySources(
  place: Place,
  { build }: BuildRow,
  { workspace }: BuildProgress,
): PhaseFailure | undefined {
  for (const { type, location = "", sourceIdentifier = "" } of build.secondarySources ?? []) {
    const version = secondaryVersion(build.secondarySourceVersions, sourceIdentifier);
    const repository = type === "NO_SOURCE" ? undefined : findSourceRepository(location);
    if (type !== "NO_SOURCE" && (!repository || codebuildSettings(place).fail === "source-auth")) {
      return clientError(
        `authentication required for source ${sourceIdentifier} and source version ${version}`.trimEnd(),
      );
    }
    const directory = `/codebuild/output/src${randomDigits(10)}/src/${repository?.path ?? sourceIdentifier}`;
    workspace.shell.variables[`CODEBUILD_SRC_DIR_${sourceIdentifier}`] = directory;
    for (const [path, text] of Object.entries(repository?.files ?? {})) {
      workspace.shell.files[`${directory}/${path}`] = text;
    }
  }
  return undefined;
}

function secondaryVersion(
  versions: { sourceIdentifier: string | undefined; sourceVersion: string | undefined }[] = [],
  identifier: NonNullable<ProjectSource["sourceIdentifier"]>,
): string {
  return versions.find(({ sourceIdentifier }) => sourceIdentifier === identifier)?.sourceVersion ?? "";
}

function writeSetup(place: Place, row: BuildRow, { phases, cache }: Buildspec, directory: string): void {
  const counts = Object.entries(phases).flatMap(([name, phase]) => {
    const runtimes = Object.keys(phase?.["runtime-versions"] ?? {}).length;
    return phase ? [{ name, count: phase.commands.length + runtimes }] : [];
  });
  const lines = [
    `Moving to directory ${directory}`,
    cacheLine(row, cache?.paths ?? []),
    `Configuring ssm agent with target id: codebuild:${sessionName(row.build).replace("AWSCodeBuild-", "")}`,
    "Successfully updated ssm agent configuration",
    "Registering with agent",
    `Phases found in YAML: ${counts.length}`,
    ...counts.map(({ name, count }) => ` ${name.toUpperCase()}: ${count} commands`),
  ];
  for (const line of lines) writeAgentLine(place, row, line);
}

function cacheLine({ build }: BuildRow, paths: string[]): string {
  if (paths.length === 0) return "Unable to initialize cache download: no paths specified to be cached";
  if (build.cache?.type === "S3") return `Unable to download cache: NoSuchKey: ${build.cache.location}`;
  return build.cache?.type === "LOCAL" ? "MkdirAll: /codebuild/local-cache" : "Cache type is NO_CACHE";
}

function clientError(message: string): PhaseFailure {
  return { statusCode: "CLIENT_ERROR", message };
}
