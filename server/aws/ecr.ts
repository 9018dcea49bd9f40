import "server-only";
import {
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  type ImageDetail,
  paginateDescribeImages,
  paginateDescribeRepositories,
} from "@aws-sdk/client-ecr";
import { Image } from "@/lib/domain/image";
import { type BoundedList, firstPages } from "./bounded-list";
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
    if (!tag && !digest) return (await listImagesOf(clients, await readRepository(clients, repositoryName))).items[0];
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
/** ECR keeps ten thousand in a repository unless its quota was raised. */
const mostImagesRead = 10_000;

/** The first repositories of the Region. */
export async function listRepositories({ ecr }: AwsClients): Promise<BoundedList<Repository>> {
  const { items, hasMore } = await firstPages(
    paginateDescribeRepositories({ client: ecr, pageSize: 100 }, {}),
    ({ repositories }) => repositories?.map(toRepository),
  );
  return { items: items.slice(0, mostRepositories), hasMore: hasMore || items.length > mostRepositories };
}

export interface Repository {
  name: string;
  uri: string;
}

async function readRepository({ ecr }: AwsClients, name: string): Promise<Repository> {
  const { repositories: [repository] = [] } = await ecr.send(
    new DescribeRepositoriesCommand({ repositoryNames: [name] }),
  );
  return toRepository(repository ?? {});
}

/** ECR gives them in no order, so the newest are known only when all are there. */
export async function listImagesOf({ ecr }: AwsClients, repository: Repository): Promise<BoundedList<Image>> {
  const images: Image[] = [];
  const wanted = { repositoryName: repository.name, filter: { tagStatus: "TAGGED" } } as const;
  for await (const page of paginateDescribeImages({ client: ecr, pageSize: 1000 }, wanted)) {
    images.push(...(page.imageDetails ?? []).map((image) => toImage(image, repository)));
    if (images.length >= mostImagesRead) break;
  }
  return { items: images.sort(newestFirst).slice(0, mostImagesEach), hasMore: images.length > mostImagesEach };
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
    scan: image.imageScanStatus && {
      status: image.imageScanStatus.status,
      findings: image.imageScanFindingsSummary?.findingSeverityCounts,
    },
  });
}

export function newestFirst(one: Image, other: Image): number {
  return (other.pushedAt ?? "").localeCompare(one.pushedAt ?? "");
}
