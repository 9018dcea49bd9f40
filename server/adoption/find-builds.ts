import "server-only";
import type { AdoptionPart, FoundBuild } from "@/lib/domain/adoption";
import { importedNames } from "@/lib/domain/imported-names";
import { namesRepository } from "@/lib/domain/names-repository";
import { serviceResourceType } from "@/lib/domain/service-resource-type";
import { eachAtOnce } from "@/server/aws/at-once";
import { type BuildProject, describeBuildProjects, listBuildProjects } from "@/server/aws/build-projects";
import type { AwsClients } from "@/server/aws/clients";
import { findStackResources, findStackWith, listExporters, type StackWith } from "@/server/aws/found-stack";
import type { PartialLook } from "@/server/aws/partial-look";
import type { ServiceStack } from "./find-service-stack";

interface Known {
  /** Of the image that the service names, where it is in this target. */
  repositoryName?: string;
  stack?: ServiceStack;
}

const repositoryType = "AWS::ECR::Repository";
const projectType = "AWS::CodeBuild::Project";

/**
 * What builds the images of a service. Names are read, never made up: the stack of the repository that the service names, its own
 * stack, and those whose exports it takes; and where no stack has a project, one that is told the repository's name.
 */
export async function findBuilds(
  aws: AwsClients,
  look: PartialLook<AdoptionPart>,
  known: Known,
): Promise<FoundBuild[]> {
  const stacks = await stacksAround(aws, look, known);
  const ofStacks = await look.read("projects", [], () => buildsOf(aws, stacks, known.repositoryName));
  const { repositoryName } = known;
  if (ofStacks.length > 0 || !repositoryName) return ofStacks;
  return look.read("projects", [], async () => {
    const projects = (await listBuildProjects(aws)).filter(canBeStarted);
    const told = projects.filter(({ values }) => values.some((value) => namesRepository(value, repositoryName)));
    return told.map((project) => toBuild(project, repositoryName));
  });
}

async function stacksAround(
  aws: AwsClients,
  look: PartialLook<AdoptionPart>,
  { repositoryName, stack }: Known,
): Promise<StackWith[]> {
  const [ofRepository, ofExports] = await Promise.all([
    repositoryName
      ? look.read("repository", undefined, () => findStackWith(aws, repositoryName, repositoryType))
      : undefined,
    stack ? look.read("stack", [], () => exportersOf(aws, stack)) : [],
  ]);
  const all = [ofRepository, stack, ...ofExports].filter((each) => each !== undefined);
  return all.filter(({ stackId }, index) => all.findIndex((other) => other.stackId === stackId) === index);
}

const mostExporters = 5;

async function exportersOf(aws: AwsClients, { template, resources, parameters }: ServiceStack): Promise<StackWith[]> {
  const own = resources.filter(({ resourceType }) => resourceType === serviceResourceType);
  const names = template ? own.flatMap(({ logicalId }) => importedNames(template, logicalId, parameters)) : [];
  if (names.length === 0) return [];
  const ids = (await listExporters(aws, names)).slice(0, mostExporters);
  const found = await eachAtOnce(ids, mostExporters, (id) => findStackResources(aws, id));
  return found.filter((each) => each !== undefined);
}

/** Each project of these stacks with its repository: the one that the service names, else the only one beside it. */
async function buildsOf(
  aws: AwsClients,
  stacks: readonly StackWith[],
  named: string | undefined,
): Promise<FoundBuild[]> {
  const found = stacks.flatMap(({ stackName, resources }) => {
    const idsOf = (type: string) => resources.flatMap((each) => (each.resourceType === type ? [each.physicalId] : []));
    const repositories = idsOf(repositoryType);
    const repositoryName =
      named && (repositories.includes(named) || repositories.length === 0) ? named : repositories[0];
    return repositoryName ? idsOf(projectType).map((project) => ({ project, repositoryName, stackName })) : [];
  });
  const projects = await describeBuildProjects(aws, [...new Set(found.map(({ project }) => project))]);
  return found.flatMap(({ project, repositoryName, stackName }) => {
    const described = projects.find(({ name }) => name === project);
    return described && canBeStarted(described) ? [toBuild(described, repositoryName, stackName)] : [];
  });
}

/** Sources that have no branches and no commits. */
const withoutRevisions = new Set(["NO_SOURCE", "S3", ""]);

/** Only its pipeline starts a project that gets its source from one. */
function canBeStarted({ sourceType }: BuildProject): boolean {
  return sourceType !== "CODEPIPELINE";
}

function toBuild(project: BuildProject, repositoryName: string, stackName?: string): FoundBuild {
  const { name: projectName, sourceType, sourceLocation, sourceVersion: revision } = project;
  const hasRevisions = !withoutRevisions.has(sourceType);
  return { projectName, repositoryName, stackName, sourceType, sourceLocation, revision, hasRevisions };
}
