import type { App } from "../../app";
import { AwsError } from "../../operation";
import type { Place } from "../../place";
import { DOCKER_MANIFEST, sha256, sizeOf } from "./image-manifest";
import type { ImageRow } from "./image-rows";
import { scheduleLifecycle } from "./lifecycle";
import type { RepositoryRow } from "./repositories";
import { scheduleScan } from "./scans";

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
