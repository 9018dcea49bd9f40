import { type App, genericApp } from "../../app";
import type { Place } from "../../place";
import { sha256 } from "../ecr/image-manifest";
import { findImage } from "../ecr/image-rows";
import { repositoryTable } from "../ecr/repositories";
import type { Architecture } from "./tables";

interface ResolvedImage {
  imageDigest: string | undefined;
  app: App | undefined;
  imageArchitecture: Architecture | undefined;
}

const ECR_IMAGE =
  /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\/([^:@]+)(?::([^@]+))?(?:@(sha256:[0-9a-f]{64}))?$/;

export function isInEcr(image: string): boolean {
  return ECR_IMAGE.test(image);
}

/** Whose registry an image is in, and in which Region. */
export function registryOf(image: string): { account: string; region: string; repositoryName: string } | undefined {
  const [, account, region, repositoryName] = ECR_IMAGE.exec(image) ?? [];
  return account && region && repositoryName ? { account, region, repositoryName } : undefined;
}

/** Which image a deployment runs: a tag is looked up once, and holds for all its tasks. */
export function resolveImage({ world }: Place, image: string): ResolvedImage {
  const [, account, region, repositoryName, imageTag, imageDigest] = ECR_IMAGE.exec(image) ?? [];
  if (!account || !region || !repositoryName) {
    return {
      imageDigest: image.split("@")[1] ?? sha256(image),
      app: isUnknownTag(image) ? undefined : genericApp(shortName(image)),
      imageArchitecture: named(image),
    };
  }
  const place = { account, region, world };
  const repository = repositoryTable(place).get(repositoryName);
  const found = repository && findImage(repository, imageDigest ? { imageDigest } : { imageTag: imageTag ?? "latest" });
  if (found) found.lastRecordedPullTime = world.clock.date();
  return {
    imageDigest: found?.imageDigest,
    app: found?.app,
    imageArchitecture: found?.architecture ?? named(image),
  };
}

/** An image is for both architectures, or any, unless its name says so. */
function named(image: string): Architecture | undefined {
  return /\barm64\b/.test(image) ? "ARM64" : undefined;
}

/** Other registries have every image there is, but for what is named so. */
function isUnknownTag(image: string): boolean {
  return /:(does-not-exist|no-such-tag)$/.test(image);
}

/** `acme/shop-api:latest` is `shop-api`. */
export function shortName(image: string): string {
  return (
    image
      .replace(/[:@][^/]*$/, "")
      .split("/")
      .at(-1) || "service"
  );
}
