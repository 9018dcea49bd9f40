import { createHash } from "node:crypto";
import type {
  BatchDeleteImageRequest,
  BatchDeleteImageResponse,
  BatchGetImageRequest,
  BatchGetImageResponse,
  DescribeImagesRequest,
  DescribeImagesResponse,
  Image,
  ImageDetail,
  ImageFailure,
  ImageIdentifier,
  ImageScanFindings,
  ListImagesRequest,
  ListImagesResponse,
  PutImageRequest,
  PutImageResponse,
  TagStatus,
} from "@aws-sdk/client-ecr";
import { type App, genericApp } from "../../app";
import { AwsError, type Call } from "../../operation";
import { pageOf } from "../../page";
import type { Place } from "../../place";
import { required } from "../../required";
import { scheduleLifecycle } from "./lifecycle";
import { type RepositoryRow, readRepository } from "./repositories";
import { scheduleScan } from "./scans";

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
}

export const DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
const DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json";

export function sha256(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

export function describeImages(call: Call, input: DescribeImagesRequest): DescribeImagesResponse {
  const repository = readRepository(call, input.repositoryName);
  if (input.imageIds?.length) {
    const images = input.imageIds.map((imageId) => readImage(repository, imageId));
    return { imageDetails: [...new Set(images)].map((image) => toDetail(repository, image)) };
  }
  const wanted = [...repository.images.values()].filter((image) => hasTagStatus(image, input.filter?.tagStatus));
  const page = pageOf(wanted, { nextToken: input.nextToken, size: input.maxResults ?? 100 });
  return { imageDetails: page.items.map((image) => toDetail(repository, image)), nextToken: page.nextToken };
}

export function listImages(call: Call, input: ListImagesRequest): ListImagesResponse {
  const repository = readRepository(call, input.repositoryName);
  const imageIds = [...repository.images.values()]
    .filter((image) => hasTagStatus(image, input.filter?.tagStatus))
    .flatMap((image) => toImageIds(image));
  const page = pageOf(imageIds, { nextToken: input.nextToken, size: input.maxResults ?? 100 });
  return { imageIds: page.items, nextToken: page.nextToken };
}

export function batchGetImage(call: Call, input: BatchGetImageRequest): BatchGetImageResponse {
  const repository = readRepository(call, input.repositoryName);
  const images: Image[] = [];
  const failures: ImageFailure[] = [];
  for (const imageId of required(input.imageIds, "imageIds")) {
    const image = findImage(repository, imageId);
    if (image) images.push(toImage(repository, image, imageId.imageTag));
    else failures.push(failureOf(imageId));
  }
  return { images, failures };
}

/** A tag takes its image along only with the last tag; a digest takes all tags. */
export function batchDeleteImage(call: Call, input: BatchDeleteImageRequest): BatchDeleteImageResponse {
  const repository = readRepository(call, input.repositoryName);
  const imageIds: ImageIdentifier[] = [];
  const failures: ImageFailure[] = [];
  for (const imageId of required(input.imageIds, "imageIds")) {
    const image = findImage(repository, imageId);
    if (!image) {
      failures.push(failureOf(imageId));
      continue;
    }
    const { imageDigest } = image;
    if (imageId.imageTag && !imageId.imageDigest) {
      image.imageTags = image.imageTags.filter((tag) => tag !== imageId.imageTag);
      imageIds.push({ imageDigest, imageTag: imageId.imageTag });
      if (image.imageTags.length > 0) continue;
    } else {
      imageIds.push(...toImageIds(image));
    }
    repository.images.delete(imageDigest);
    const { repositoryName } = repository;
    call.world.record("effect", call, "ecr.image-deleted", { repositoryName, imageDigest });
  }
  return { imageIds, failures };
}

export function putImage(call: Call, input: PutImageRequest): PutImageResponse {
  const repository = readRepository(call, input.repositoryName);
  const imageManifest = required(input.imageManifest, "imageManifest");
  const known = repository.images.get(sha256(imageManifest));
  if (known && (!input.imageTag || known.imageTags.includes(input.imageTag))) {
    throw new AwsError(
      "ImageAlreadyExistsException",
      `Image with digest '${known.imageDigest}' and tag '${input.imageTag ?? null}' already exists in the repository with name '${repository.repositoryName}' in registry with id '${repository.registryId}'`,
    );
  }
  const image = storeImage(call, repository, {
    imageManifest,
    imageManifestMediaType: input.imageManifestMediaType,
    imageTag: input.imageTag,
    app: known?.app ?? genericApp(repository.repositoryName),
  });
  return { image: toImage(repository, image, input.imageTag) };
}

interface StoredImage {
  imageManifest: string;
  imageManifestMediaType?: string | undefined;
  imageTag?: string | undefined;
  app: App;
}

/** What a push ends with: the manifest is there, and the tag points to it and to nothing else. */
export function storeImage(place: Place, repository: RepositoryRow, stored: StoredImage): ImageRow {
  const { imageManifest, imageTag, app } = stored;
  const { repositoryName, images } = repository;
  const imageDigest = sha256(imageManifest);
  const holder = imageTag && [...images.values()].find((image) => image.imageTags.includes(imageTag));
  if (holder && holder.imageDigest !== imageDigest) {
    if (repository.imageTagMutability?.startsWith("IMMUTABLE")) {
      throw new AwsError(
        "ImageTagAlreadyExistsException",
        `The image tag '${imageTag}' already exists in the '${repositoryName}' repository and cannot be overwritten because the tag is immutable.`,
      );
    }
    holder.imageTags = holder.imageTags.filter((tag) => tag !== imageTag);
  }

  const known = images.get(imageDigest);
  const image: ImageRow = known ?? {
    imageDigest,
    imageTags: [],
    imageManifest,
    imageManifestMediaType: stored.imageManifestMediaType ?? DOCKER_MANIFEST,
    imageSizeInBytes: sizeOf(imageManifest),
    imagePushedAt: place.world.clock.date(),
    app,
  };
  images.set(imageDigest, image);
  if (imageTag && !image.imageTags.includes(imageTag)) image.imageTags.push(imageTag);
  if (!known) {
    scheduleLifecycle(place, repository);
    if (repository.imageScanningConfiguration?.scanOnPush) scheduleScan(place, repository, image);
  }
  place.world.record("effect", place, "ecr.image-pushed", { repositoryName, imageDigest, imageTag });
  return image;
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

/** A manifest as docker writes it. `content` is all that makes this image another one than the last. */
export function manifestOf(content: string, layerSizes: number[]): string {
  const layers = layerSizes.map((size, index) => ({
    mediaType: "application/vnd.docker.image.rootfs.diff.tar.gzip",
    size,
    digest: sha256(index < layerSizes.length - 2 ? `base layer ${index} ${size}` : `layer ${index} of ${content}`),
  }));
  const config = { mediaType: DOCKER_CONFIG, size: 6_843, digest: sha256(`config of ${content}`) };
  return JSON.stringify({ schemaVersion: 2, mediaType: DOCKER_MANIFEST, config, layers }, undefined, 3);
}

function sizeOf(imageManifest: string): number {
  try {
    const { layers } = JSON.parse(imageManifest) as { layers?: { size?: number }[] };
    return (layers ?? []).reduce((sum, layer) => sum + (layer.size ?? 0), 0);
  } catch {
    throw new AwsError(
      "InvalidParameterException",
      "Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Invalid JSON syntax'",
    );
  }
}

function hasTagStatus(image: ImageRow, tagStatus: TagStatus = "ANY"): boolean {
  return tagStatus === "ANY" || (tagStatus === "TAGGED") === image.imageTags.length > 0;
}

function toImageIds({ imageDigest, imageTags }: ImageRow): ImageIdentifier[] {
  return imageTags.length > 0 ? imageTags.map((imageTag) => ({ imageDigest, imageTag })) : [{ imageDigest }];
}

function toImage({ registryId, repositoryName }: RepositoryRow, image: ImageRow, imageTag?: string): Image {
  const { imageDigest, imageManifest, imageManifestMediaType } = image;
  return { registryId, repositoryName, imageId: { imageDigest, imageTag }, imageManifest, imageManifestMediaType };
}

function toDetail({ registryId, repositoryName }: RepositoryRow, image: ImageRow): ImageDetail {
  const { imageDigest, imageTags, imageSizeInBytes, imagePushedAt, imageManifestMediaType, scan } = image;
  const { findings, ...summary } = scan?.findings ?? {};
  return {
    registryId,
    repositoryName,
    imageDigest,
    imageTags: imageTags.length > 0 ? [...imageTags] : undefined,
    imageSizeInBytes,
    imagePushedAt,
    imageManifestMediaType,
    artifactMediaType: DOCKER_CONFIG,
    imageStatus: "ACTIVE",
    lastRecordedPullTime: image.lastRecordedPullTime,
    imageScanStatus: scan && { status: scan.status, description: scanDescription[scan.status] },
    imageScanFindingsSummary: scan?.findings && summary,
  };
}

const scanDescription = {
  IN_PROGRESS: "The scan is in progress.",
  COMPLETE: "The scan was completed successfully.",
};

function failureOf(imageId: ImageIdentifier): ImageFailure {
  if (!imageId.imageDigest && !imageId.imageTag) {
    return { imageId, failureCode: "MissingDigestAndTag", failureReason: "Either digest or tag must be specified" };
  }
  return { imageId, failureCode: "ImageNotFound", failureReason: "Requested image not found" };
}
