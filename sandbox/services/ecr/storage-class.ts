import type { UpdateImageStorageClassRequest, UpdateImageStorageClassResponse } from "@aws-sdk/client-ecr";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { required } from "../../required";
import { indexOf } from "./delete-images";
import { findImage, type ImageRow, readImage } from "./image-rows";
import { invalidParameter } from "./invalid-parameter";
import { readRepository, repositoryTable } from "./repositories";

const ACTIVATION_MS = 20 * 60_000;

export interface ActivationTask {
  repositoryName: string;
  imageDigest: string;
}

/** An archived image cannot be pulled; it takes a while until it can be again. */
export function updateImageStorageClass(
  call: Call,
  input: UpdateImageStorageClassRequest,
): UpdateImageStorageClassResponse {
  const repository = readRepository(call, input.repositoryName, input.registryId);
  const image = readImage(repository, required(input.imageId, "imageId"));
  const { registryId, repositoryName } = repository;
  const { imageDigest } = image;
  const { targetStorageClass } = input;
  if (targetStorageClass !== "ARCHIVE" && targetStorageClass !== "STANDARD") {
    throw invalidParameter("targetStorageClass", "Member must satisfy enum value set: [STANDARD, ARCHIVE]");
  }
  if (indexOf(repository, imageDigest)) {
    throw new AwsError(
      "ImageStorageClassUpdateNotSupportedException",
      "The storage class of an image that is referenced by a manifest list cannot be updated.",
    );
  }
  if (targetStorageClass === "ARCHIVE") {
    archiveImage(call, image);
  } else if (image.imageStatus === "ARCHIVED") {
    image.imageStatus = "ACTIVATING";
    call.world.schedule(call, "ecr.activate", ACTIVATION_MS, { repositoryName, imageDigest } satisfies ActivationTask);
  }
  return { registryId, repositoryName, imageId: { imageDigest }, imageStatus: image.imageStatus ?? "ACTIVE" };
}

export function archiveImage({ world }: Place, image: ImageRow): void {
  image.imageStatus = "ARCHIVED";
  image.lastArchivedAt = world.clock.date();
}

export function activateImage(place: Place, { repositoryName, imageDigest }: ActivationTask): void {
  const repository = repositoryTable(place).get(repositoryName);
  const image = repository && findImage(repository, { imageDigest });
  if (image?.imageStatus !== "ACTIVATING") return;
  image.imageStatus = "ACTIVE";
  image.lastActivatedAt = place.world.clock.date();
}
