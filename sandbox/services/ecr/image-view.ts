import type { Image, ImageDetail, ImageIdentifier, ScanStatus } from "@aws-sdk/client-ecr";
import type { ImageRow } from "./image-rows";
import type { RepositoryRow } from "./repositories";

export function toImageIds({ imageDigest, imageTags }: ImageRow): ImageIdentifier[] {
  return imageTags.length > 0 ? imageTags.map((imageTag) => ({ imageDigest, imageTag })) : [{ imageDigest }];
}

export function toImage({ registryId, repositoryName }: RepositoryRow, image: ImageRow, imageTag?: string): Image {
  const { imageDigest, imageManifest, imageManifestMediaType } = image;
  return { registryId, repositoryName, imageId: { imageDigest, imageTag }, imageManifest, imageManifestMediaType };
}

export function toDetail(repository: RepositoryRow, image: ImageRow): ImageDetail {
  const { registryId, repositoryName } = repository;
  const { imageTags, scan } = image;
  const { findings, ...summary } = scan?.findings ?? {};
  return {
    registryId,
    repositoryName,
    imageDigest: image.imageDigest,
    imageTags: imageTags.length > 0 ? [...imageTags] : undefined,
    imageSizeInBytes: sizeOf(repository, image),
    imagePushedAt: image.imagePushedAt,
    imageManifestMediaType: image.imageManifestMediaType,
    artifactMediaType: image.artifactMediaType,
    subjectManifestDigest: image.subjectManifestDigest,
    imageStatus: image.imageStatus ?? "ACTIVE",
    lastRecordedPullTime: image.lastRecordedPullTime,
    lastArchivedAt: image.lastArchivedAt,
    lastActivatedAt: image.lastActivatedAt,
    imageScanStatus: scan && { status: scan.status, description: scanDescriptions[scan.status] },
    imageScanFindingsSummary: scan?.findings && summary,
  };
}

/** An index counts as the largest of its images. */
function sizeOf({ images }: RepositoryRow, { imageSizeInBytes, children = [] }: ImageRow): number {
  return Math.max(imageSizeInBytes, ...children.map((digest) => images.get(digest)?.imageSizeInBytes ?? 0));
}

export const scanDescriptions: Partial<Record<ScanStatus, string>> = {
  IN_PROGRESS: "The scan is in progress.",
  COMPLETE: "The scan was completed successfully.",
  FAILED: "The scan failed. The image could not be read.",
  UNSUPPORTED_IMAGE: "UnsupportedImageError: The operating system of the image is not supported.",
};
