import "server-only";
import { type Build as AwsBuild, BatchGetBuildsCommand, ListBuildsForProjectCommand } from "@aws-sdk/client-codebuild";
import { ImageDigest } from "@/lib/domain/image";
import { initiatorName } from "@/lib/domain/initiator-name";
import { ServiceBuild } from "@/lib/domain/service-build";
import type { AwsClients } from "./clients";
import { progressOfBuild, runVariable } from "./codebuild";
import { isoTime } from "./iso-time";
import { valueNamed } from "./value-named";

/** The newest builds of a project, the newest first; none where there is no such project. */
export async function listBuildsOf(
  { codebuild }: AwsClients,
  projectName: string,
  most: number,
): Promise<ServiceBuild[]> {
  try {
    const { ids = [] } = await codebuild.send(
      new ListBuildsForProjectCommand({ projectName, sortOrder: "DESCENDING" }),
    );
    if (ids.length === 0) return [];
    const newest = ids.slice(0, most);
    const { builds = [] } = await codebuild.send(new BatchGetBuildsCommand({ ids: newest }));
    return builds.map(toServiceBuild).sort((one, other) => newest.indexOf(one.id) - newest.indexOf(other.id));
  } catch (error) {
    if (error instanceof Error && error.name === "ResourceNotFoundException") return [];
    throw error;
  }
}

function toServiceBuild(build: AwsBuild): ServiceBuild {
  const { exportedEnvironmentVariables: exported = [], environment, buildStatus } = build;
  const given = environment?.environmentVariables ?? [];
  const repositoryUri = valueNamed(given, "REPOSITORY_URI");
  const { data: digest } = ImageDigest.safeParse(valueNamed(exported, "IMAGE_DIGEST"));
  return ServiceBuild.parse({
    id: build.id,
    progress: buildStatus && progressOfBuild[buildStatus],
    startedAt: isoTime(build.startTime),
    endedAt: isoTime(build.endTime),
    startedBy: initiatorName(build.initiator ?? ""),
    runId: valueNamed(given, runVariable),
    revision: build.sourceVersion,
    commit: build.resolvedSourceVersion,
    imageUri: repositoryUri && digest ? `${repositoryUri}@${digest}` : undefined,
  });
}
