import "server-only";
import {
  type Repository as AwsRepository,
  ListTagsForResourceCommand,
  paginateDescribeImages,
  paginateDescribeRepositories,
} from "@aws-sdk/client-ecr";
import type { AwsClients } from "./clients";
import { isoTime } from "./iso-time";
import { type Tags, toTags } from "./tags";

export interface Repository {
  name: string;
  arn: string;
  uri: string;
}

const most = 10_000;

export async function listRepositories({ ecr }: AwsClients): Promise<Repository[]> {
  const repositories: Repository[] = [];
  for await (const page of paginateDescribeRepositories({ client: ecr, pageSize: 1000 }, {})) {
    repositories.push(...(page.repositories ?? []).map(toRepository));
    if (repositories.length >= most) break;
  }
  return repositories;
}

function toRepository({ repositoryName = "", repositoryArn = "", repositoryUri = "" }: AwsRepository): Repository {
  return { name: repositoryName, arn: repositoryArn, uri: repositoryUri };
}

export interface RepositoryImages {
  digests: string[];
  sizeBytes: number;
  lastUsedAt?: string;
}

/** All of them, with a tag or without; `lastUsedAt` is the last pull, or the last push. */
export async function readImagesOf({ ecr }: AwsClients, repositoryName: string): Promise<RepositoryImages> {
  const digests: string[] = [];
  let sizeBytes = 0;
  let last: Date | undefined;
  try {
    for await (const page of paginateDescribeImages({ client: ecr, pageSize: 1000 }, { repositoryName })) {
      for (const image of page.imageDetails ?? []) {
        if (image.imageDigest) digests.push(image.imageDigest);
        sizeBytes += image.imageSizeInBytes ?? 0;
        const usedAt = image.lastRecordedPullTime ?? image.imagePushedAt;
        if (usedAt && (!last || usedAt > last)) last = usedAt;
      }
      if (digests.length >= most) break;
    }
  } catch (error) {
    if (!(error instanceof Error && error.name === "RepositoryNotFoundException")) throw error;
  }
  return { digests, sizeBytes, lastUsedAt: isoTime(last) };
}

export async function listRepositoryTags({ ecr }: AwsClients, resourceArn: string): Promise<Tags> {
  const { tags } = await ecr.send(new ListTagsForResourceCommand({ resourceArn }));
  return toTags(tags);
}
