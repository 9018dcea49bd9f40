import type { ImageIdentifier, ImageScanFindings, ImageStatus, ScanStatus } from "@aws-sdk/client-ecr";
import type { App } from "../../app";
import { AwsError } from "../../operation";
import type { RepositoryRow } from "./repositories";

export interface ImageRow {
  imageDigest: string;
  imageTags: string[];
  imageManifest: string;
  imageManifestMediaType: string;
  artifactMediaType?: string | undefined;
  imageSizeInBytes: number;
  imagePushedAt: Date;
  lastRecordedPullTime?: Date;
  /** ACTIVE where it is unset. */
  imageStatus?: ImageStatus;
  lastArchivedAt?: Date;
  lastActivatedAt?: Date;
  scan?: { status: ScanStatus; startedAt: Date; findings?: ImageScanFindings };
  app: App;
  /** Where it is for one alone. */
  architecture?: "X86_64" | "ARM64" | undefined;
  /** The digests of the images of an index. */
  children?: string[];
  subjectManifestDigest?: string | undefined;
}

export function findImage(repository: RepositoryRow, { imageDigest, imageTag }: ImageIdentifier): ImageRow | undefined {
  if (imageDigest) {
    const image = repository.images.get(imageDigest);
    return image && (!imageTag || image.imageTags.includes(imageTag)) ? image : undefined;
  }
  if (!imageTag) return undefined;
  for (const image of repository.images.values()) if (image.imageTags.includes(imageTag)) return image;
  return undefined;
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

export function isActive({ imageStatus = "ACTIVE" }: ImageRow): boolean {
  return imageStatus === "ACTIVE";
}
