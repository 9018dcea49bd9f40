import type { ImageFailure, ImageFailureCode, ImageIdentifier } from "@aws-sdk/client-ecr";
import { findImage, type ImageRow } from "./image-rows";
import type { RepositoryRow } from "./repositories";

const reasons: Partial<Record<ImageFailureCode, string>> = {
  ImageNotFound: "Requested image not found",
  ImageTagDoesNotMatchDigest: "Tag does not match digest",
  InvalidImageDigest:
    "Invalid request parameters: image digest should satisfy the regex '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'",
  InvalidImageTag: "Invalid request parameters: image tag should satisfy the regex '[a-zA-Z0-9-_]+[a-zA-Z0-9-._]*'",
  MissingDigestAndTag: "Invalid request parameters: both tag and digest cannot be null",
};

export function imageFailure(imageId: ImageIdentifier, failureCode: ImageFailureCode, reason?: string): ImageFailure {
  return { imageId, failureCode, failureReason: reason ?? reasons[failureCode] };
}

/** Why no image can be meant, or the image. */
export function lookUpImage(repository: RepositoryRow, imageId: ImageIdentifier): ImageRow | ImageFailure {
  const { imageDigest, imageTag } = imageId;
  if (!imageDigest && !imageTag) return imageFailure(imageId, "MissingDigestAndTag");
  if (imageDigest && !/^[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+$/.test(imageDigest)) {
    return imageFailure(imageId, "InvalidImageDigest");
  }
  if (imageTag && !/^[a-zA-Z0-9_-][a-zA-Z0-9._-]{0,299}$/.test(imageTag))
    return imageFailure(imageId, "InvalidImageTag");
  const image = findImage(repository, imageId);
  if (image) return image;
  const isOtherTag = imageTag && imageDigest && repository.images.has(imageDigest);
  return imageFailure(imageId, isOtherTag ? "ImageTagDoesNotMatchDigest" : "ImageNotFound");
}
