import type { PutImageRequest, PutImageResponse } from "@aws-sdk/client-ecr";
import { genericApp } from "../../app";
import { AwsError, type Call } from "../../operation";
import { required } from "../../required";
import { readManifest, sha256 } from "./image-manifest";
import { toImage } from "./image-view";
import { invalidParameter } from "./invalid-parameter";
import { type RepositoryRow, readRepository } from "./repositories";
import { ecrSettings } from "./settings";
import { storeImage } from "./store-image";

/** The last step of a push: what the manifest speaks of must be there by now. */
export function putImage(call: Call, input: PutImageRequest): PutImageResponse {
  const repository = readRepository(call, input.repositoryName, input.registryId);
  const imageManifest = required(input.imageManifest, "imageManifest");
  const { imageTag, imageManifestMediaType } = input;
  if (imageTag !== undefined && !/^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/.test(imageTag)) {
    throw invalidParameter("imageTag", "must satisfy regular expression '[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}'");
  }
  checkReferences(call, repository, imageManifest, imageManifestMediaType);
  const digest = sha256(imageManifest);
  if (input.imageDigest !== undefined && input.imageDigest !== digest) {
    throw new AwsError(
      "ImageDigestDoesNotMatchException",
      `The specified image digest does not match the digest that Amazon ECR calculated for the image.`,
    );
  }
  const known = repository.images.get(digest);
  if (known && (!imageTag || known.imageTags.includes(imageTag))) {
    throw new AwsError(
      "ImageAlreadyExistsException",
      `Image with digest '${known.imageDigest}' and tag '${imageTag ?? null}' already exists in the repository with name '${repository.repositoryName}' in registry with id '${repository.registryId}'`,
    );
  }
  const image = storeImage(call, repository, {
    imageManifest,
    imageManifestMediaType,
    imageTag,
    app: known?.app ?? genericApp(repository.repositoryName.split("/").at(-1) ?? "app"),
  });
  return { image: toImage(repository, image, imageTag) };
}

function checkReferences(call: Call, repository: RepositoryRow, manifest: string, mediaType?: string): void {
  const { blobs, children } = readManifest(manifest, mediaType);
  const { repositoryName, registryId, layers, images } = repository;
  const where = `in the repository with name '${repositoryName}' in the registry with id '${registryId}'`;
  const image = children.find((digest) => !images.has(digest));
  if (image) {
    throw new AwsError(
      "ReferencedImagesNotFoundException",
      `Images with digests '[${image}]' required for pushing image into repository do not exist ${where}`,
    );
  }
  const missing = blobs.map(({ digest }) => digest).filter((digest) => !layers?.has(digest));
  if (missing.length > 0 && ecrSettings(call.world).checksLayers) {
    throw new AwsError(
      "LayersNotFoundException",
      `Layers with digests '[${missing.join(", ")}]' required for pushing image into repository do not exist ${where}`,
    );
  }
}
