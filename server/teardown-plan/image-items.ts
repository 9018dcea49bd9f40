import "server-only";
import { ownTags } from "@/lib/domain/own-tags";
import type { TeardownItem } from "@/lib/domain/teardown-plan";
import type { Repository } from "@/server/aws/repositories";
import { type Look, newItem, ownerOf, serviceKey, stackKey, staying, usersOfRepository } from "./look";
import { runsImageOf } from "./subject";

/** Repositories of the plan's stacks with their images, and others that a service of the plan takes images from. */
export function imageItems(look: Look): TeardownItem[] {
  return subjectRepositories(look).flatMap((repository) => {
    const owner = ownerOf(look, "AWS::ECR::Repository", repository.name);
    if (!owner) return [stayingRepository(look, repository)];
    const users = usersOfRepository(look, repository);
    return [
      ...imagesItem(look, repository, users),
      newItem({
        kind: "repository",
        name: repository.name,
        resources: [{ type: "AWS::ECR::Repository", id: repository.arn }],
        goesWith: stackKey(owner),
      }),
    ];
  });
}

export function subjectRepositories(look: Pick<Look, "repositories" | "services" | "stacks" | "book">): Repository[] {
  const ofStacks = new Set(
    look.stacks
      .flatMap((stack) => look.book.resourcesOf(stack))
      .flatMap(({ type, physicalId }) => (type === "AWS::ECR::Repository" ? [physicalId] : [])),
  );
  return look.repositories.filter(
    (repository) => ofStacks.has(repository.name) || look.services.some((service) => runsImageOf(service, repository)),
  );
}

function imagesItem(look: Look, repository: Repository, users: string[]): TeardownItem[] {
  const { digests = [], sizeBytes, lastUsedAt } = look.images.get(repository.name) ?? {};
  if (digests.length === 0) return [];
  return [
    newItem({
      kind: "images",
      name: repository.name,
      resources: imageIds(repository, digests),
      sizeBytes,
      lastUsedAt,
      mayUntick: true,
      after: look.services.filter((service) => runsImageOf(service, repository)).map(serviceKey),
      ...(users.length > 0 && staying("images-used-elsewhere", users, repository.name)),
    }),
  ];
}

export function imageIds({ arn }: Repository, digests: readonly string[]): TeardownItem["resources"] {
  return digests.map((digest) => ({ type: "image", id: `${arn}@${digest}` }));
}

function stayingRepository(look: Look, repository: Repository): TeardownItem {
  const { digests = [], sizeBytes, lastUsedAt } = look.images.get(repository.name) ?? {};
  const users = usersOfRepository(look, repository);
  return newItem({
    kind: "repository",
    name: repository.name,
    resources: [{ type: "AWS::ECR::Repository", id: repository.arn }],
    count: digests.length,
    sizeBytes,
    lastUsedAt,
    ...(users.length > 0
      ? staying("images-used-elsewhere", users, repository.name)
      : staying("repository-not-made-for-it", [], ownTags.service)),
  });
}
