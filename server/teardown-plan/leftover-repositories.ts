import "server-only";
import type { Evidence, TeardownItem } from "@/lib/domain/teardown-plan";
import { eachAtOnce } from "@/server/aws/at-once";
import type { AwsClients } from "@/server/aws/clients";
import { listRepositoryTags, type Repository, readImagesOf } from "@/server/aws/repositories";
import { imageIds } from "./image-items";
import type { LeftFamily } from "./leftover-details";
import { type Look, newItem } from "./look";
import { runsImageOf } from "./subject";

/** Each is a call or two, and more are none that a person goes through by hand. */
const mostLookedAt = 100;

/**
 * Repositories of which nobody runs an image and to which nobody pushes, and that were made for something which is gone: their own tag
 * names a stack that is no more, or a task definition without a service has images of them.
 */
export async function leftoverRepositories(
  aws: AwsClients,
  look: Look,
  families: readonly LeftFamily[],
): Promise<TeardownItem[]> {
  const unused = look.repositories.filter((repository) => isUnused(look, repository)).slice(0, mostLookedAt);
  const items = await eachAtOnce(unused, 6, async (repository) => {
    const evidence = await evidenceOf(aws, look, repository, families);
    return evidence ? toItems(repository, await readImagesOf(aws, repository.name), evidence) : [];
  });
  return items.flat();
}

function isUnused({ all, projects }: Look, repository: Repository): boolean {
  const isPushedTo = projects.some(({ values }) =>
    values.some((value) => value === repository.name || value.startsWith(repository.uri)),
  );
  return !isPushedTo && !all.some((service) => runsImageOf(service, repository));
}

async function evidenceOf(
  aws: AwsClients,
  { book }: Look,
  repository: Repository,
  families: readonly LeftFamily[],
): Promise<Evidence[] | undefined> {
  if (await book.findOwnerOf(repository.name, "AWS::ECR::Repository", [repository.uri])) return undefined;
  const maker = (await listRepositoryTags(aws, repository.arn))["aws:cloudformation:stack-name"];
  const ran = families.filter(({ uses }) => uses && runsImageOf(uses, repository)).map(({ family }) => family);
  if (!maker && ran.length === 0) return undefined;
  return [
    { check: "images-in-use", state: "clear", names: [], from: "ecs:DescribeExpressGatewayService" },
    { check: "build-projects", state: "clear", names: [], from: "codebuild:BatchGetProjects" },
    maker
      ? { check: "stacks", state: "clear", names: [maker], from: "ecr:ListTagsForResource" }
      : { check: "services", state: "clear", names: ran, from: "ecs:DescribeTaskDefinition" },
  ];
}

function toItems(
  repository: Repository,
  { digests, sizeBytes, lastUsedAt }: Awaited<ReturnType<typeof readImagesOf>>,
  evidence: Evidence[],
): TeardownItem[] {
  const { name, arn } = repository;
  const optional = { mayUntick: true, isTicked: false };
  const images = newItem({
    ...{ kind: "images", name, resources: imageIds(repository, digests), sizeBytes, lastUsedAt, evidence },
    ...optional,
  });
  const own = newItem({
    ...{ kind: "repository", name, resources: [{ type: "AWS::ECR::Repository", id: arn }], evidence },
    after: digests.length > 0 ? [images.key] : [],
    solved: digests.length > 0 ? [{ rule: "images-go-first", names: [name], detail: String(digests.length) }] : [],
    ...optional,
  });
  return digests.length > 0 ? [images, own] : [own];
}
