import type { Place } from "../../place";
import { writeAgentLine } from "./build-log";
import type { PhaseFailure } from "./build-progress";
import type { BuildRow } from "./builds";
import { type Buildspec, isInline, parseBuildspec } from "./buildspec";
import { runtimeVersion } from "./runtimes";
import type { SourceRepository } from "./source-repository";

/** The buildspec that a build goes by, and where it lies; the failure where there is none. */
export function readBuildspec(
  wanted: string | undefined,
  repository: SourceRepository | undefined,
  directory: string,
): { buildspec: Buildspec; location: string } | PhaseFailure {
  const path = wanted?.trim() || "buildspec.yml";
  const inline = wanted && isInline(wanted) ? wanted : undefined;
  const text = inline ?? repository?.files[path];
  if (text === undefined) return yamlError(`stat ${directory}/${path}: no such file or directory`);
  const location = inline === undefined ? `${directory}/${path}` : "/codebuild/readonly/buildspec.yml";
  try {
    return { buildspec: parseBuildspec(text), location };
  } catch (error) {
    return yamlError(error instanceof Error ? error.message : String(error));
  }
}

export function selectRuntimes(place: Place, row: BuildRow, { phases }: Buildspec): PhaseFailure | undefined {
  const wanted = Object.entries(phases.install?.["runtime-versions"] ?? {});
  if (wanted.length === 0) writeAgentLine(place, row, "No runtime version selected in buildspec.");
  for (const [name, version] of wanted) {
    writeAgentLine(place, row, `Selecting '${name}' runtime version '${version}' based on manual selections...`);
    try {
      runtimeVersion(name, version);
    } catch (error) {
      return yamlError(error instanceof Error ? error.message : String(error));
    }
  }
  return undefined;
}

function yamlError(message: string): PhaseFailure {
  return { statusCode: "YAML_FILE_ERROR", message };
}
