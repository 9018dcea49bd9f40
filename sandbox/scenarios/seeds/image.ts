import type { App } from "../../app";
import { genericApp } from "../../app";
import type { Place } from "../../place";
import { manifestOf } from "../../services/ecr/image-manifest";
import { readRepository } from "../../services/ecr/repositories";
import { storeImage } from "../../services/ecr/store-image";

const LAYER_SIZES = [29_126_484, 3_512_331, 15_874_022, 249, 4_881_907, 1_203];

interface SeededImage {
  repositoryName: string;
  /** A commit, say: what makes it another image than the last. */
  content: string;
  imageTag?: string;
  app?: App;
}

/** An image that somebody has pushed; answers with how a service names it. */
export function seedImage(place: Place, { repositoryName, content, imageTag, app }: SeededImage): string {
  const repository = readRepository(place, repositoryName);
  const imageManifest = manifestOf(`${repositoryName} ${content}`, LAYER_SIZES);
  const image = storeImage(place, repository, {
    imageManifest,
    imageTag,
    app: app ?? genericApp(repositoryName.split("/").at(-1) ?? "app"),
  });
  return `${repository.repositoryUri}@${image.imageDigest}`;
}
