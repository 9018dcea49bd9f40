import "server-only";
import { type Build as AwsBuild, BatchGetBuildsCommand, ListBuildsCommand } from "@aws-sdk/client-codebuild";
import { imagePlace } from "@/lib/domain/image";
import type { PaidBuild } from "@/lib/domain/kept";
import { addressesIn } from "@/lib/domain/names-repository";
import type { AwsClients } from "./clients";

export interface RepositoryBuild extends PaidBuild {
  /** Of the target, those that its variables or its buildspec name. */
  repositories: string[];
}

export interface RecentBuilds {
  builds: RepositoryBuild[];
  /** From then on all are known. */
  since: number;
}

/** A page of ListBuilds has a hundred, and BatchGetBuilds takes as many. */
const mostPages = 10;

/** Builds on machines of the price `build-minute`, the newest first: as far back as is asked for, or as the first thousand go. */
export async function readPaidBuilds(
  { codebuild }: Pick<AwsClients, "codebuild">,
  target: string,
  wantedSince: number,
): Promise<RecentBuilds> {
  const builds: RepositoryBuild[] = [];
  let nextToken: string | undefined;
  let oldest = Number.POSITIVE_INFINITY;
  for (let page = 0; page < mostPages; page++) {
    const listed = await codebuild.send(new ListBuildsCommand({ sortOrder: "DESCENDING", nextToken }));
    const read = await describeBuilds(codebuild, listed.ids ?? []);
    oldest = Math.min(oldest, ...read.map(({ startTime }) => startTime?.getTime() ?? oldest));
    builds.push(...read.filter(isSmallLinux).map((build) => toRepositoryBuild(build, target)));
    nextToken = listed.nextToken;
    if (!nextToken || oldest < wantedSince) return { builds: builds.filter(isSince(wantedSince)), since: wantedSince };
  }
  return { builds, since: oldest };
}

async function describeBuilds(codebuild: AwsClients["codebuild"], ids: string[]): Promise<AwsBuild[]> {
  if (ids.length === 0) return [];
  const { builds = [] } = await codebuild.send(new BatchGetBuildsCommand({ ids }));
  return builds;
}

const isSince =
  (since: number) =>
  ({ startedAt }: PaidBuild) =>
    startedAt >= since;

function isSmallLinux({ environment, startTime }: AwsBuild): boolean {
  const { type, computeType } = environment ?? {};
  return startTime !== undefined && type === "LINUX_CONTAINER" && computeType === "BUILD_GENERAL1_SMALL";
}

/** In AWS's own example of a build of images, the variable that names a repository without its address. */
const repositoryVariable = "IMAGE_REPO_NAME";

function toRepositoryBuild(build: AwsBuild, target: string): RepositoryBuild {
  const { startTime, endTime, environment, exportedEnvironmentVariables = [], source } = build;
  const given = environment?.environmentVariables ?? [];
  const named = given.flatMap(({ name, value }) => (name === repositoryVariable && value ? [value] : []));
  const written = addressesIn(source?.buildspec);
  // Whose account and Region variables name is not known; a build mostly pushes to its own.
  const unplaced = written.filter((address) => address.includes("$")).map((address) => address.replace(/^[^/]*\//, ""));
  const values = [...given, ...exportedEnvironmentVariables].map(({ value = "" }) => value);
  const addressed = [...values, ...written].flatMap((value) => {
    const place = imagePlace(value);
    return place.target === target ? [place.repositoryName] : [];
  });
  return {
    startedAt: startTime?.getTime() ?? 0,
    endedAt: endTime?.getTime(),
    repositories: [...new Set([...named, ...addressed, ...unplaced])],
  };
}
