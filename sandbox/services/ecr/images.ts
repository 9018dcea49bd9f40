import type {
  BatchGetImageRequest,
  BatchGetImageResponse,
  DescribeImagesRequest,
  DescribeImagesResponse,
  Image,
  ImageFailure,
  ImageStatusFilter,
  ListImagesRequest,
  ListImagesResponse,
  TagStatus,
} from "@aws-sdk/client-ecr";
import type { AwsError, Call } from "../../operation";
import { pageOf } from "../../page";
import { required } from "../../required";
import { imageFailure, lookUpImage } from "./image-failures";
import { type ImageRow, isActive, readImage } from "./image-rows";
import { toDetail, toImage, toImageIds } from "./image-view";
import { checkPageSize, invalidParameter } from "./invalid-parameter";
import { readRepository } from "./repositories";

const MOST_IDS = 100;

export function describeImages(call: Call, input: DescribeImagesRequest): DescribeImagesResponse {
  const repository = readRepository(call, input.repositoryName, input.registryId);
  checkPageSize(input.maxResults);
  if (input.imageIds?.length) {
    if (input.nextToken !== undefined || input.maxResults !== undefined) {
      throw invalidParameter("imageIds", "cannot be used together with maxResults or nextToken");
    }
    checkIds(input.imageIds);
    const images = input.imageIds.map((imageId) => readImage(repository, imageId));
    return { imageDetails: [...new Set(images)].map((image) => toDetail(repository, image)) };
  }
  const wanted = [...repository.images.values()].filter((image) => isWanted(image, input.filter));
  const page = pageOf(wanted, { nextToken: input.nextToken, size: input.maxResults ?? 100 });
  return { imageDetails: page.items.map((image) => toDetail(repository, image)), nextToken: page.nextToken };
}

export function listImages(call: Call, input: ListImagesRequest): ListImagesResponse {
  const repository = readRepository(call, input.repositoryName, input.registryId);
  checkPageSize(input.maxResults);
  const imageIds = [...repository.images.values()]
    .filter((image) => isWanted(image, input.filter))
    .flatMap((image) => toImageIds(image));
  const page = pageOf(imageIds, { nextToken: input.nextToken, size: input.maxResults ?? 100 });
  return { imageIds: page.items, nextToken: page.nextToken };
}

export function batchGetImage(call: Call, input: BatchGetImageRequest): BatchGetImageResponse {
  const repository = readRepository(call, input.repositoryName, input.registryId);
  const imageIds = required(input.imageIds, "imageIds");
  checkIds(imageIds);
  const images: Image[] = [];
  const failures: ImageFailure[] = [];
  for (const imageId of imageIds) {
    const found = lookUpImage(repository, imageId);
    if ("failureCode" in found) failures.push(found);
    else if (!isActive(found as ImageRow)) {
      failures.push(imageFailure(imageId, "ImageInaccessible", "The image is archived"));
    } else {
      const image = found as ImageRow;
      image.lastRecordedPullTime = call.world.clock.date();
      images.push(toImage(repository, image, imageId.imageTag));
    }
  }
  return { images, failures };
}

export function checkIds(imageIds: readonly unknown[]): void {
  if (imageIds.length >= 1 && imageIds.length <= MOST_IDS) return;
  throw invalidParameter("imageIds", `Member must have length between 1 and ${MOST_IDS}`);
}

interface ImageFilter {
  tagStatus?: TagStatus | undefined;
  imageStatus?: ImageStatusFilter | undefined;
}

const tagStatuses: readonly string[] = ["TAGGED", "UNTAGGED", "ANY"];
const imageStatuses: readonly string[] = ["ACTIVE", "ARCHIVED", "ACTIVATING", "ANY"];

/** Archived images are shown only to those who ask for them. */
function isWanted(image: ImageRow, { tagStatus = "ANY", imageStatus = "ACTIVE" }: ImageFilter = {}): boolean {
  if (!tagStatuses.includes(tagStatus)) throw invalidFilter("tagStatus", tagStatuses);
  if (!imageStatuses.includes(imageStatus)) throw invalidFilter("imageStatus", imageStatuses);
  const hasTag = tagStatus === "ANY" || (tagStatus === "TAGGED") === image.imageTags.length > 0;
  return hasTag && (imageStatus === "ANY" || imageStatus === (image.imageStatus ?? "ACTIVE"));
}

function invalidFilter(member: string, values: readonly string[]): AwsError {
  return invalidParameter(`filter.${member}`, `Member must satisfy enum value set: [${values.join(", ")}]`);
}
