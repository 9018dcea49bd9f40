import { randomUUID } from "node:crypto";
import type {
  BatchCheckLayerAvailabilityRequest,
  BatchCheckLayerAvailabilityResponse,
  CompleteLayerUploadRequest,
  CompleteLayerUploadResponse,
  GetDownloadUrlForLayerRequest,
  GetDownloadUrlForLayerResponse,
  InitiateLayerUploadRequest,
  InitiateLayerUploadResponse,
  Layer,
  LayerFailure,
  UploadLayerPartRequest,
  UploadLayerPartResponse,
} from "@aws-sdk/client-ecr";
import { AwsError, type Call } from "../../operation";
import { randomHex } from "../../random";
import { required } from "../../required";
import { sha256 } from "./image-manifest";
import { invalidParameter } from "./invalid-parameter";
import { putLayer, type UploadRow } from "./layer-rows";
import { type RepositoryRow, readRepository } from "./repositories";

/** What the sandbox takes in one request; AWS asks for parts of this size at least. */
const PART_BYTES = 5 * 1024 * 1024;
/** No configuration of an image is larger. */
const CONFIG_BYTES = 1024 * 1024;
const DIGEST = /^[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+$/;

export function batchCheckLayerAvailability(
  call: Call,
  input: BatchCheckLayerAvailabilityRequest,
): BatchCheckLayerAvailabilityResponse {
  const repository = readRepository(call, input.repositoryName, input.registryId);
  const digests = required(input.layerDigests, "layerDigests");
  if (digests.length < 1 || digests.length > 100) {
    throw invalidParameter("layerDigests", "Member must have length between 1 and 100");
  }
  const layers: Layer[] = [];
  const failures: LayerFailure[] = [];
  for (const layerDigest of digests) {
    const layer = repository.layers?.get(layerDigest);
    if (!DIGEST.test(layerDigest)) {
      failures.push({ layerDigest, failureCode: "InvalidLayerDigest", failureReason: "Invalid layer digest" });
    } else {
      layers.push({
        layerDigest,
        layerAvailability: layer ? "AVAILABLE" : "UNAVAILABLE",
        layerSize: layer?.size,
        mediaType: layer && "application/vnd.docker.image.rootfs.diff.tar.gzip",
      });
    }
  }
  return { layers, failures };
}

export function initiateLayerUpload(call: Call, input: InitiateLayerUploadRequest): InitiateLayerUploadResponse {
  const repository = readRepository(call, input.repositoryName, input.registryId);
  const uploadId = randomUUID();
  repository.uploads ??= new Map();
  repository.uploads.set(uploadId, { parts: [], size: 0 });
  return { uploadId, partSize: PART_BYTES };
}

export function uploadLayerPart(call: Call, input: UploadLayerPartRequest): UploadLayerPartResponse {
  const repository = readRepository(call, input.repositoryName, input.registryId);
  const { uploadId, upload } = readUpload(repository, input.uploadId);
  const blob = required(input.layerPartBlob, "layerPartBlob");
  const { registryId, repositoryName } = repository;
  const [first, last] = [required(input.partFirstByte, "partFirstByte"), required(input.partLastByte, "partLastByte")];
  if (first !== upload.size || last - first + 1 !== blob.length) {
    const lastValidByteReceived = upload.size - 1;
    throw new AwsError(
      "InvalidLayerPartException",
      `The layer part size is not valid, or the first byte specified is not consecutive to the last byte of a previous layer part upload.`,
      400,
      { registryId, repositoryName, uploadId, lastValidByteReceived },
    );
  }
  upload.parts.push(Buffer.from(blob));
  upload.size += blob.length;
  return { registryId, repositoryName, uploadId, lastByteReceived: upload.size - 1 };
}

export function completeLayerUpload(call: Call, input: CompleteLayerUploadRequest): CompleteLayerUploadResponse {
  const repository = readRepository(call, input.repositoryName, input.registryId);
  const { uploadId, upload } = readUpload(repository, input.uploadId);
  const [layerDigest = ""] = required(input.layerDigests, "layerDigests");
  const { registryId, repositoryName } = repository;
  if (upload.size === 0) {
    throw new AwsError("EmptyUploadException", "The specified layer upload does not contain any layer parts.");
  }
  if (upload.parts.slice(0, -1).some((part) => part.length < PART_BYTES)) {
    throw new AwsError("LayerPartTooSmallException", "Layer parts must be at least 5 MiB in size.");
  }
  const content = Buffer.concat(upload.parts);
  if (sha256(content) !== layerDigest) {
    throw new AwsError(
      "InvalidLayerException",
      "The layer digest calculation performed by Amazon ECR upon receipt of the image layer does not match the digest specified.",
    );
  }
  repository.uploads?.delete(uploadId);
  if (repository.layers?.has(layerDigest)) {
    throw new AwsError(
      "LayerAlreadyExistsException",
      `The layer with digest '${layerDigest}' already exists in the repository with name '${repositoryName}' in registry with id '${registryId}'`,
    );
  }
  putLayer(repository, layerDigest, { size: content.length, ...architectureIn(content) });
  return { registryId, repositoryName, uploadId, layerDigest };
}

export function getDownloadUrlForLayer(
  call: Call,
  input: GetDownloadUrlForLayerRequest,
): GetDownloadUrlForLayerResponse {
  const repository = readRepository(call, input.repositoryName, input.registryId);
  const layerDigest = required(input.layerDigest, "layerDigest");
  const { registryId, repositoryName, layers } = repository;
  if (!layers?.has(layerDigest)) {
    throw new AwsError(
      "LayersNotFoundException",
      `The layer with digest '${layerDigest}' does not exist in the repository with name '${repositoryName}' in the registry with id '${registryId}'`,
    );
  }
  const bucket = `prod-${call.region}-starport-layer-bucket.s3.${call.region}.amazonaws.com`;
  return {
    downloadUrl: `https://${bucket}/${registryId}/${layerDigest.slice(7)}?X-Amz-Expires=3600&X-Amz-Signature=${randomHex(64)}`,
    layerDigest,
  };
}

function readUpload(repository: RepositoryRow, id: string | undefined): { uploadId: string; upload: UploadRow } {
  const uploadId = required(id, "uploadId");
  const upload = repository.uploads?.get(uploadId);
  if (upload) return { uploadId, upload };
  const { repositoryName, registryId } = repository;
  throw new AwsError(
    "UploadNotFoundException",
    `The upload with id '${uploadId}' could not be found in the repository with name '${repositoryName}' in the registry with id '${registryId}'`,
  );
}

function architectureIn(content: Buffer): { architecture?: string } {
  if (content.length > CONFIG_BYTES || content[0] !== "{".charCodeAt(0)) return {};
  try {
    const { architecture } = JSON.parse(content.toString("utf8")) as { architecture?: unknown };
    return typeof architecture === "string" ? { architecture } : {};
  } catch {
    return {};
  }
}
