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
  ListImagesRequest,
  ListImagesResponse,
  PutImageRequest,
  PutImageResponse,
  TagStatus,
} from "@aws-sdk/client-ecr";
import { genericApp } from "../../app";
import { AwsError, type Call } from "../../operation";
import { pageOf } from "../../page";
import { required } from "../../required";
import { DOCKER_CONFIG, sha256 } from "./image-manifest";
import { findImage, type ImageRow, readImage } from "./image-rows";
import { type RepositoryRow, readRepository } from "./repositories";
import { storeImage } from "./store-image";

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
