import { createHash } from "node:crypto";
import { invalidParameter } from "./invalid-parameter";

export const DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
export const DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json";
const OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
const OCI_INDEX = "application/vnd.oci.image.index.v1+json";

export interface Descriptor {
  mediaType?: string;
  digest?: string;
  size?: number;
  platform?: { architecture?: string; os?: string };
}

interface Manifest {
  mediaType?: string;
  artifactType?: string;
  config?: Descriptor;
  layers?: Descriptor[];
  /** Of an index: one image for each platform, and what else belongs to them. */
  manifests?: Descriptor[];
  subject?: Descriptor;
}

export interface ReadManifest {
  mediaType: string;
  artifactMediaType: string | undefined;
  /** Digests of the configuration and of the layers, with their sizes. */
  blobs: { digest: string; size: number; mediaType: string | undefined }[];
  sizeInBytes: number;
  /** Digests of the images of an index. */
  children: string[];
  /** What the images of an index are for: `amd64`. */
  architectures: string[];
  subjectDigest: string | undefined;
}

export function sha256(text: string | Uint8Array): string {
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

/** `mediaType` is what the client says of it; a manifest may say so itself. */
export function readManifest(text: string, mediaType?: string): ReadManifest {
  const manifest = parse(text);
  const { config, layers = [], manifests = [], subject } = manifest;
  const blobs = (config ? [config, ...layers] : layers).flatMap(({ digest, size = 0, mediaType: type }) =>
    digest ? [{ digest, size, mediaType: type }] : [],
  );
  const ofImages = manifests.filter(({ platform }) => platform?.architecture && platform.architecture !== "unknown");
  return {
    mediaType: mediaType ?? manifest.mediaType ?? (manifest.manifests ? OCI_INDEX : OCI_MANIFEST),
    artifactMediaType: manifest.artifactType ?? config?.mediaType,
    blobs,
    sizeInBytes: layers.reduce((sum, { size = 0 }) => sum + size, 0),
    children: manifests.flatMap(({ digest }) => digest ?? []),
    architectures: ofImages.flatMap(({ platform }) => platform?.architecture ?? []),
    subjectDigest: subject?.digest,
  };
}

function parse(text: string): Manifest {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch {
    throw invalidParameter("ImageManifest", "Invalid JSON syntax");
  }
  const { config, layers, manifests } = (manifest ?? {}) as Manifest;
  const isImage = isDescriptor(config) && Array.isArray(layers) && layers.every(isDescriptor);
  if (isImage || (Array.isArray(manifests) && manifests.every(isDescriptor))) return manifest as Manifest;
  throw invalidParameter("ImageManifest", "must contain a config and layers, or manifests");
}

function isDescriptor(value: unknown): value is Descriptor {
  const { digest, size = 0 } = (value ?? {}) as Descriptor;
  return typeof digest === "string" && /^sha256:[0-9a-f]{64}$/.test(digest) && typeof size === "number";
}
