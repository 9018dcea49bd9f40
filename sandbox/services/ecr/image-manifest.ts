import { createHash } from "node:crypto";
import { AwsError } from "../../operation";

export const DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
export const DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json";

export function sha256(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

/** A manifest as docker writes it. `content` is all that makes this image another one than the last. */
export function manifestOf(content: string, layerSizes: number[]): string {
  const layers = layerSizes.map((size, index) => ({
    mediaType: "application/vnd.docker.image.rootfs.diff.tar.gzip",
    size,
    digest: sha256(index < layerSizes.length - 2 ? `base layer ${index} ${size}` : `layer ${index} of ${content}`),
  }));
  const config = { mediaType: DOCKER_CONFIG, size: 6_843, digest: sha256(`config of ${content}`) };
  return JSON.stringify({ schemaVersion: 2, mediaType: DOCKER_MANIFEST, config, layers }, undefined, 3);
}

export function sizeOf(imageManifest: string): number {
  try {
    const { layers } = JSON.parse(imageManifest) as { layers?: { size?: number }[] };
    return (layers ?? []).reduce((sum, layer) => sum + (layer.size ?? 0), 0);
  } catch {
    throw new AwsError(
      "InvalidParameterException",
      "Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Invalid JSON syntax'",
    );
  }
}
