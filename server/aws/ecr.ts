import "server-only";
import {
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  type ImageDetail,
  paginateDescribeRepositories,
} from "@aws-sdk/client-ecr";
import { Image } from "@/lib/domain/image";
import type { AwsClients } from "./clients";

interface FindImageOptions {
  repositoryName: string;
  /** One of them; without either, the image that was pushed last. */
  tag?: string;
  digest?: string;
}

export async function findImage(
  clients: AwsClients,
  { repositoryName, tag, digest }: FindImageOptions,
): Promise<Image | undefined> {
  try {
    if (!tag && !digest) return (await listImagesOf(clients, await readRepository(clients, repositoryName)))[0];
    const { imageDetails: [image] = [] } = await clients.ecr.send(
      new DescribeImagesCommand({ repositoryName, imageIds: [{ imageTag: tag, imageDigest: digest }] }),
    );
    return image && toImage(image, await readRepository(clients, repositoryName));
  } catch (error) {
    if (
      error instanceof Error &&
      (error.name === "ImageNotFoundException" || error.name === "RepositoryNotFoundException")
    )
      return undefined;
    throw error;
  }
}

const mostRepositories = 30;
const mostImagesEach = 100;

/** Newest first, of the first repositories of the Region. */
export async function listImages(clients: AwsClients): Promise<Image[]> {
  const repositories: Repository[] = [];
  for await (const page of paginateDescribeRepositories({ client: clients.ecr, pageSize: 100 }, {})) {
    repositories.push(...(page.repositories ?? []).map(toRepository));
    if (repositories.length >= mostRepositories) break;
  }
  const images = await Promise.all(
    repositories.slice(0, mostRepositories).map((repository) => listImagesOf(clients, repository)),
  );
  return images.flat().sort(newestFirst);
}

interface Repository {
  name: string;
  uri: string;
}

async function readRepository({ ecr }: AwsClients, name: string): Promise<Repository> {
  const { repositories: [repository] = [] } = await ecr.send(
    new DescribeRepositoriesCommand({ repositoryNames: [name] }),
  );
  return toRepository(repository ?? {});
}

async function listImagesOf({ ecr }: AwsClients, repository: Repository): Promise<Image[]> {
  const { imageDetails = [] } = await ecr.send(
    new DescribeImagesCommand({
      repositoryName: repository.name,
      filter: { tagStatus: "TAGGED" },
      maxResults: mostImagesEach,
    }),
  );
  return imageDetails.map((image) => toImage(image, repository)).sort(newestFirst);
}

function toRepository({
  repositoryName = "",
  repositoryUri = "",
}: {
  repositoryName?: string;
  repositoryUri?: string;
}): Repository {
  return { name: repositoryName, uri: repositoryUri };
}

function toImage(image: ImageDetail, repository: Repository): Image {
  return Image.parse({
    repositoryName: repository.name,
    imageUri: `${repository.uri}@${image.imageDigest}`,
    digest: image.imageDigest,
    tags: image.imageTags ?? [],
    sizeBytes: image.imageSizeInBytes,
    pushedAt: image.imagePushedAt?.toISOString(),
  });
}

function newestFirst(one: Image, other: Image): number {
  return (other.pushedAt ?? "").localeCompare(one.pushedAt ?? "");
}
