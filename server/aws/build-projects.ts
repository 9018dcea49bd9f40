import "server-only";
import { type Project as AwsProject, BatchGetProjectsCommand, paginateListProjects } from "@aws-sdk/client-codebuild";
import { eachAtOnce, inBatches } from "./at-once";
import type { AwsClients } from "./clients";
import { type Tags, toTags } from "./tags";

export interface BuildProject {
  name: string;
  arn: string;
  roleArn?: string;
  logGroupName: string;
  /** Values of its environment: the repository that it pushes to is among them. */
  values: string[];
  tags: Tags;
}

const mostProjects = 2000;

export async function listBuildProjects({ codebuild }: AwsClients): Promise<BuildProject[]> {
  const names: string[] = [];
  for await (const page of paginateListProjects({ client: codebuild }, {})) {
    names.push(...(page.projects ?? []));
    if (names.length >= mostProjects) break;
  }
  const described = await eachAtOnce(inBatches(names, 100), 4, async (batch) => {
    const { projects = [] } = await codebuild.send(new BatchGetProjectsCommand({ names: batch }));
    return projects;
  });
  return described.flat().map(toBuildProject);
}

function toBuildProject({ name = "", arn = "", serviceRole, logsConfig, environment, tags }: AwsProject): BuildProject {
  return {
    name,
    arn,
    roleArn: serviceRole,
    // CodeBuild's own default, where the project names none.
    logGroupName: logsConfig?.cloudWatchLogs?.groupName ?? `/aws/codebuild/${name}`,
    values: (environment?.environmentVariables ?? []).flatMap(({ value }) => (value ? [value] : [])),
    tags: toTags(tags),
  };
}
