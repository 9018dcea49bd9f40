import type { ImageIdentifier, ImageScanFindings } from "@aws-sdk/client-ecr";
import type { App } from "../../app";
import { AwsError } from "../../operation";
import type { RepositoryRow } from "./repositories";

export interface ImageRow {
  imageDigest: string;
  imageTags: string[];
  imageManifest: string;
  imageManifestMediaType: string;
  imageSizeInBytes: number;
  imagePushedAt: Date;
  lastRecordedPullTime?: Date;
  scan?: { status: "IN_PROGRESS" | "COMPLETE"; findings?: ImageScanFindings };
  app: App;
  /** Where it is for one alone. */
  architecture?: "X86_64" | "ARM64" | undefined;
}

export function findImage(repository: RepositoryRow, { imageDigest, imageTag }: ImageIdentifier): ImageRow | undefined {
  if (imageDigest) {
    const image = repository.images.get(imageDigest);
    return image && (!imageTag || image.imageTags.includes(imageTag)) ? image : undefined;
  }
  return [...repository.images.values()].find((image) => imageTag && image.imageTags.includes(imageTag));
}

export function readImage(repository: RepositoryRow, imageId: ImageIdentifier): ImageRow {
  const image = findImage(repository, imageId);
  if (image) return image;
  const { imageDigest, imageTag } = imageId;
  throw new AwsError(
    "ImageNotFoundException",
    `The image with imageId {imageDigest:'${imageDigest ?? null}', imageTag:'${imageTag ?? null}'} does not exist within the repository with name '${repository.repositoryName}' in the registry with id '${repository.registryId}'`,
  );
}
