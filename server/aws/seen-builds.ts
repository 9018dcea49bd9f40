import "server-only";
import { type Build as AwsBuild, BatchGetBuildsCommand } from "@aws-sdk/client-codebuild";
import { ImageDigest } from "@/lib/domain/image";
import { initiatorName } from "@/lib/domain/initiator-name";
import { addressesIn } from "@/lib/domain/names-repository";
import type { SeenBuild } from "@/lib/domain/seen-build";
import type { AwsClients } from "./clients";
import { runVariable, toBuild } from "./codebuild";
import { valueNamed } from "./value-named";

export interface FoundBuild extends Omit<SeenBuild, "target" | "service"> {
  /** Of the image, where the buildspec exports it. */
  digest?: string;
  /** Of its variables and its buildspec: the repository that it pushes to is among them, and perhaps a secret, so they are never kept. */
  values: string[];
}

/** A hundred at most; those that are not there are left out. */
export async function findSeenBuilds({ codebuild }: AwsClients, ids: string[]): Promise<FoundBuild[]> {
  const { builds = [] } = await codebuild.send(new BatchGetBuildsCommand({ ids }));
  return builds.map(toFound);
}

function toFound(build: AwsBuild): FoundBuild {
  const { exportedEnvironmentVariables: exported = [], environment, initiator, source, sourceVersion } = build;
  const given = environment?.environmentVariables ?? [];
  const repositoryUri = valueNamed(given, "REPOSITORY_URI");
  const { data: digest } = ImageDigest.safeParse(valueNamed(exported, "IMAGE_DIGEST"));
  return {
    build: toBuild(build),
    startedBy: initiator && initiatorName(initiator),
    revision: sourceVersion,
    sourceLocation: source?.location && withoutUser(source.location),
    imageUri: repositoryUri && digest ? `${repositoryUri}@${digest}` : undefined,
    runId: valueNamed(given, runVariable),
    digest,
    values: [
      ...given.flatMap(({ type, value }) => (type === undefined || type === "PLAINTEXT" ? (value ?? []) : [])),
      ...addressesIn(source?.buildspec),
    ],
  };
}

/** Some addresses have a user, and perhaps a token, before the host. */
function withoutUser(location: string): string {
  return location.replace(/^(https?:\/\/)[^/@]*@/, "$1");
}
