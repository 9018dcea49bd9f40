import { type App, genericApp } from "../../app";
import type { Place } from "../../place";
import { sha256 } from "../ecr/image-manifest";
import { findImage } from "../ecr/image-rows";
import { repositoryTable } from "../ecr/repositories";

interface ResolvedImage {
  imageDigest: string | undefined;
  app: App | undefined;
}

const ECR_IMAGE =
  /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\/([^:@]+)(?::([^@]+))?(?:@(sha256:[0-9a-f]{64}))?$/;

/** Which image a deployment runs: a tag is looked up once, and holds for all its tasks. */
export function resolveImage({ world }: Place, image: string): ResolvedImage {
  const [, account, region, repositoryName, imageTag, imageDigest] = ECR_IMAGE.exec(image) ?? [];
  if (!account || !region || !repositoryName) {
    const name =
      image
        .replace(/[:@].*$/, "")
        .split("/")
        .at(-1) ?? image;
    return { imageDigest: image.split("@")[1] ?? sha256(image), app: genericApp(name) };
  }
  const place = { account, region, world };
  const repository = repositoryTable(place).get(repositoryName);
  const found = repository && findImage(repository, imageDigest ? { imageDigest } : { imageTag: imageTag ?? "latest" });
  if (found) found.lastRecordedPullTime = world.clock.date();
  return { imageDigest: found?.imageDigest, app: found?.app };
}

/** The reason with which a task stops whose image is not there. */
export function cannotPull(image: string): string {
  return `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${image}: ${image}: not found`;
}
