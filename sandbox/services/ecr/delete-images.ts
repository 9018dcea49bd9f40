import type {
  BatchDeleteImageRequest,
  BatchDeleteImageResponse,
  ImageFailure,
  ImageIdentifier,
} from "@aws-sdk/client-ecr";
import type { Call } from "../../operation";
import { required } from "../../required";
import { imageFailure, lookUpImage } from "./image-failures";
import type { ImageRow } from "./image-rows";
import { toImageIds } from "./image-view";
import { checkIds } from "./images";
import { type RepositoryRow, readRepository } from "./repositories";

/** A tag takes its image along only with the last tag; a digest takes all tags. */
export function batchDeleteImage(call: Call, input: BatchDeleteImageRequest): BatchDeleteImageResponse {
  const repository = readRepository(call, input.repositoryName, input.registryId);
  const wanted = required(input.imageIds, "imageIds");
  checkIds(wanted);
  const imageIds: ImageIdentifier[] = [];
  const failures: ImageFailure[] = [];
  for (const imageId of wanted) {
    const found = lookUpImage(repository, imageId);
    if ("failureCode" in found) {
      failures.push(found);
      continue;
    }
    const image = found as ImageRow;
    const { imageTag, imageDigest } = imageId;
    const isLast = imageDigest !== undefined || (image.imageTags.length === 1 && image.imageTags[0] === imageTag);
    const index = isLast && indexOf(repository, image.imageDigest);
    if (index) {
      const reason = `Requested image referenced by manifest list: [${index.imageDigest}]`;
      failures.push(imageFailure({ imageDigest: image.imageDigest }, "ImageReferencedByManifestList", reason));
      continue;
    }
    if (isLast) {
      imageIds.push(...toImageIds(image));
      removeImage(call, repository, image);
    } else {
      image.imageTags = image.imageTags.filter((tag) => tag !== imageTag);
      imageIds.push({ imageDigest: image.imageDigest, imageTag });
    }
  }
  return { imageIds, failures };
}

/** The index that an image is part of. */
export function indexOf({ images }: RepositoryRow, imageDigest: string): ImageRow | undefined {
  for (const image of images.values()) if (image.children?.includes(imageDigest)) return image;
  return undefined;
}

function removeImage(call: Call, repository: RepositoryRow, { imageDigest }: ImageRow): void {
  const { repositoryName } = repository;
  repository.images.delete(imageDigest);
  call.world.record("effect", call, "ecr.image-deleted", { repositoryName, imageDigest });
}
