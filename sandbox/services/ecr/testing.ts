import {
  BatchCheckLayerAvailabilityCommand,
  CompleteLayerUploadCommand,
  type ECRClient,
  InitiateLayerUploadCommand,
  PutImageCommand,
  UploadLayerPartCommand,
} from "@aws-sdk/client-ecr";
import { DOCKER_CONFIG, DOCKER_MANIFEST, sha256 } from "./image-manifest";

interface PushedImage {
  repositoryName: string;
  /** All that makes it another image than the last. */
  content: string;
  imageTag?: string | undefined;
  architecture?: "amd64" | "arm64";
}

/** A push as docker does it: the layers, then the manifest. Answers with the digest. */
export async function pushImage(ecr: ECRClient, image: PushedImage): Promise<string> {
  const { repositoryName, content, imageTag, architecture = "amd64" } = image;
  const config = await uploadLayer(ecr, repositoryName, JSON.stringify({ architecture, os: "linux", content }));
  const layer = await uploadLayer(ecr, repositoryName, `layer of ${content}`);
  const imageManifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: DOCKER_MANIFEST,
    config: { ...config, mediaType: DOCKER_CONFIG },
    layers: [{ ...layer, mediaType: "application/vnd.docker.image.rootfs.diff.tar.gzip" }],
  });
  await ecr.send(new PutImageCommand({ repositoryName, imageManifest, imageTag }));
  return sha256(imageManifest);
}

export async function uploadLayer(ecr: ECRClient, repositoryName: string, content: string) {
  const layerPartBlob = Buffer.from(content);
  const digest = sha256(layerPartBlob);
  const { layers = [] } = await ecr.send(
    new BatchCheckLayerAvailabilityCommand({ repositoryName, layerDigests: [digest] }),
  );
  if (layers[0]?.layerAvailability !== "AVAILABLE") {
    const { uploadId } = await ecr.send(new InitiateLayerUploadCommand({ repositoryName }));
    const bounds = { partFirstByte: 0, partLastByte: layerPartBlob.length - 1 };
    await ecr.send(new UploadLayerPartCommand({ repositoryName, uploadId, ...bounds, layerPartBlob }));
    await ecr.send(new CompleteLayerUploadCommand({ repositoryName, uploadId, layerDigests: [digest] }));
  }
  return { digest, size: layerPartBlob.length };
}
