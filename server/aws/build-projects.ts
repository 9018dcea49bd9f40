import "server-only";
import { type Project as AwsProject, BatchGetProjectsCommand, paginateListProjects } from "@aws-sdk/client-codebuild";
import { addressesIn } from "@/lib/domain/names-repository";
import { eachAtOnce, inBatches } from "./at-once";
import type { AwsClients } from "./clients";
import { type Tags, toTags } from "./tags";

export interface BuildProject {
  name: string;
  arn: string;
  roleArn?: string;
  logGroupName: string;
  /** As Docker needs it. */
  isPrivileged: boolean;
  hasLog: boolean;
  /** Values of its environment, and addresses in its buildspec: the repository that it pushes to is among them. */
  values: string[];
  /** GITHUB, CODECOMMIT, S3, NO_SOURCE, … */
  sourceType: string;
  sourceLocation?: string;
  sourceVersion?: string;
  tags: Tags;
}

const mostProjects = 2000;

export async function listBuildProjects(clients: AwsClients): Promise<BuildProject[]> {
  const names: string[] = [];
  for await (const page of paginateListProjects({ client: clients.codebuild }, {})) {
    names.push(...(page.projects ?? []));
    if (names.length >= mostProjects) break;
  }
  const described = await eachAtOnce(inBatches(names, 100), 4, (batch) => describeBuildProjects(clients, batch));
  return described.flat();
}

/** A hundred at the most; those that are not there are left out. */
export async function describeBuildProjects({ codebuild }: AwsClients, names: string[]): Promise<BuildProject[]> {
  if (names.length === 0) return [];
  const { projects = [] } = await codebuild.send(new BatchGetProjectsCommand({ names: names.slice(0, 100) }));
  return projects.map(toBuildProject);
}

function toBuildProject(project: AwsProject): BuildProject {
  const { name = "", arn = "", serviceRole, logsConfig, environment, source, sourceVersion, tags } = project;
  return {
    name,
    arn,
    roleArn: serviceRole,
    // CodeBuild's own default, where the project names none.
    logGroupName: logsConfig?.cloudWatchLogs?.groupName ?? `/aws/codebuild/${name}`,
    isPrivileged: environment?.privilegedMode ?? false,
    hasLog: logsConfig?.cloudWatchLogs?.status !== "DISABLED",
    values: [
      ...(environment?.environmentVariables ?? []).flatMap(({ value }) => (value ? [value] : [])),
      ...addressesIn(source?.buildspec),
    ],
    sourceType: source?.type ?? "",
    sourceLocation: source?.location,
    sourceVersion,
    tags: toTags(tags),
  };
}
