import type { App } from "../../app";
import { AwsError } from "../../operation";
import type { Place } from "../../place";
import { readManifest, sha256 } from "./image-manifest";
import type { ImageRow } from "./image-rows";
import { putLayer } from "./layer-rows";
import { scheduleLifecycle } from "./lifecycle";
import { scansOnPush } from "./registry-scanning";
import type { RepositoryRow } from "./repositories";
import { scheduleScan } from "./scans";
import { isImmutable } from "./tag-mutability";

interface StoredImage {
  imageManifest: string;
  imageManifestMediaType?: string | undefined;
  imageTag?: string | undefined;
  app: App;
}

/** What a push ends with: the manifest is there, and the tag points to it and to nothing else. */
export function storeImage(place: Place, repository: RepositoryRow, stored: StoredImage): ImageRow {
  const { imageManifest, imageTag } = stored;
  const { repositoryName, images } = repository;
  const imageDigest = sha256(imageManifest);
  if (imageTag) takeTag(repository, imageTag, imageDigest);

  const known = images.get(imageDigest);
  const image: ImageRow = known ?? newImage(place, repository, stored, imageDigest);
  images.set(imageDigest, image);
  if (imageTag && !image.imageTags.includes(imageTag)) image.imageTags.push(imageTag);
  if (!known) {
    scheduleLifecycle(place, repository);
    if (scansOnPush(place, repository)) scheduleScan(place, repository, image);
  }
  place.world.record("effect", place, "ecr.image-pushed", { repositoryName, imageDigest, imageTag });
  return image;
}

function newImage(place: Place, repository: RepositoryRow, stored: StoredImage, imageDigest: string): ImageRow {
  const { imageManifest, imageManifestMediaType, app } = stored;
  const manifest = readManifest(imageManifest, imageManifestMediaType);
  for (const { digest, size } of manifest.blobs) putLayer(repository, digest, { size });
  const { children } = manifest;
  return {
    imageDigest,
    imageTags: [],
    imageManifest,
    imageManifestMediaType: manifest.mediaType,
    artifactMediaType: manifest.artifactMediaType,
    imageSizeInBytes: manifest.sizeInBytes,
    imagePushedAt: place.world.clock.date(),
    subjectManifestDigest: manifest.subjectDigest,
    app: repository.images.get(children[0] ?? "")?.app ?? app,
    architecture: architectureOf([
      ...manifest.architectures,
      ...manifest.blobs.flatMap(({ digest }) => repository.layers?.get(digest)?.architecture ?? []),
    ]),
    ...(children.length > 0 && { children }),
  };
}

/** One, where the image is for nothing else. */
function architectureOf(architectures: string[]): ImageRow["architecture"] {
  const [first, ...others] = new Set(architectures);
  if (others.length > 0) return undefined;
  if (first === "arm64") return "ARM64";
  return first === "amd64" ? "X86_64" : undefined;
}

/** The image that had it loses it, where tags may be moved. */
function takeTag(repository: RepositoryRow, imageTag: string, imageDigest: string): void {
  const { repositoryName, images } = repository;
  const holder = [...images.values()].find((image) => image.imageTags.includes(imageTag));
  if (!holder || holder.imageDigest === imageDigest) return;
  if (isImmutable(repository, imageTag)) {
    throw new AwsError(
      "ImageTagAlreadyExistsException",
      `The image tag '${imageTag}' already exists in the '${repositoryName}' repository and cannot be overwritten because the tag is immutable.`,
    );
  }
  holder.imageTags = holder.imageTags.filter((tag) => tag !== imageTag);
}
