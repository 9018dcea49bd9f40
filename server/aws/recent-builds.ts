import "server-only";
import { BatchGetBuildsCommand, ListBuildsCommand } from "@aws-sdk/client-codebuild";
import { ImageDigest } from "@/lib/domain/image";
import type { AwsClients } from "./clients";

/** What BatchGetBuilds takes, and a page of ListBuilds has. */
const buildBatch = 100;

export interface RecentBuild {
  id: string;
  isOver: boolean;
  /** What it was built from. */
  commit?: string;
  /** Of the image, where the buildspec exports it. */
  digest?: string;
}

/** The newest hundred of the Region, the newest first. */
export async function listRecentBuildIds({ codebuild }: AwsClients): Promise<string[]> {
  const { ids = [] } = await codebuild.send(new ListBuildsCommand({ sortOrder: "DESCENDING" }));
  return ids.slice(0, buildBatch);
}

/** A hundred at most. */
export async function readRecentBuilds({ codebuild }: AwsClients, ids: string[]): Promise<RecentBuild[]> {
  const { builds = [] } = await codebuild.send(new BatchGetBuildsCommand({ ids }));
  return builds.map((build) => {
    const exported = build.exportedEnvironmentVariables?.find(({ name }) => name === "IMAGE_DIGEST")?.value;
    const { data: digest } = ImageDigest.safeParse(exported);
    const commit = build.resolvedSourceVersion;
    return {
      id: build.id ?? "",
      isOver: build.buildComplete === true,
      ...(commit && { commit }),
      ...(digest && { digest }),
    };
  });
}
