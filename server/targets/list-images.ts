import "server-only";
import type { ImageList } from "@/lib/domain/image-list";
import { eachAtOnce } from "@/server/aws/at-once";
import { listImagesOf, listRepositories, newestFirst } from "@/server/aws/ecr";
import type { Context } from "@/server/context";
import { orGap } from "./gap";

const mostAtOnce = 5;

/** Newest first; a repository that AWS does not let us look into is named. */
export async function listImages(context: Context, { target }: { target: string }): Promise<ImageList> {
  const clients = await context.awsOf(target);
  const repositories = await listRepositories(clients);
  const lists = await eachAtOnce(repositories.items, mostAtOnce, (repository) =>
    orGap(repository.name, listImagesOf(clients, repository)),
  );
  return {
    images: lists.flatMap(({ items }) => items).sort(newestFirst),
    gaps: lists.flatMap(({ gaps }) => gaps),
    hasMore: repositories.hasMore || lists.some(({ hasMore }) => hasMore),
  };
}
