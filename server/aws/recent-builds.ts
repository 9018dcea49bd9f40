import "server-only";
import { ListBuildsCommand } from "@aws-sdk/client-codebuild";
import type { AwsClients } from "./clients";

/** What BatchGetBuilds takes, and a page of ListBuilds has. */
const buildBatch = 100;

/** The newest hundred of the Region, the newest first. */
export async function listRecentBuildIds({ codebuild }: AwsClients): Promise<string[]> {
  const { ids = [] } = await codebuild.send(new ListBuildsCommand({ sortOrder: "DESCENDING" }));
  return ids.slice(0, buildBatch);
}
