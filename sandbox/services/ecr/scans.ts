import type {
  DescribeImageScanFindingsRequest,
  DescribeImageScanFindingsResponse,
  StartImageScanRequest,
  StartImageScanResponse,
} from "@aws-sdk/client-ecr";
import { AwsError, type Call } from "../../operation";
import { pageOf } from "../../page";
import type { Place } from "../../place";
import { required } from "../../required";
import { findImage, type ImageRow, isActive, readImage } from "./image-rows";
import { scanDescriptions } from "./image-view";
import { checkPageSize } from "./invalid-parameter";
import { type RepositoryRow, readRepository, repositoryTable } from "./repositories";
import { findingsOf } from "./scan-findings";
import { ecrSettings } from "./settings";

export interface ScanTask {
  repositoryName: string;
  imageDigest: string;
  status: "IN_PROGRESS" | "COMPLETE";
}

const STARTS_AFTER_MS = 5_000;
const TAKES_MS = 20_000;
const DAY_MS = 24 * 60 * 60 * 1000;

export function describeImageScanFindings(
  call: Call,
  input: DescribeImageScanFindingsRequest,
): DescribeImageScanFindingsResponse {
  const repository = readRepository(call, input.repositoryName, input.registryId);
  checkPageSize(input.maxResults);
  const image = readImage(repository, required(input.imageId, "imageId"));
  const { registryId, repositoryName } = repository;
  const { imageDigest, scan } = image;
  if (!scan) {
    throw new AwsError(
      "ScanNotFoundException",
      `Image scan does not exist for the image with '{imageDigest:'${imageDigest}', imageTag:'${input.imageId?.imageTag ?? null}'}' in the repository with name '${repositoryName}' in the registry with id '${registryId}'`,
    );
  }
  const page = pageOf(scan.findings?.findings ?? [], { nextToken: input.nextToken, size: input.maxResults ?? 100 });
  return {
    registryId,
    repositoryName,
    imageId: { imageDigest, imageTag: input.imageId?.imageTag },
    imageScanStatus: { status: scan.status, description: scanDescriptions[scan.status] },
    imageScanFindings: scan.findings && { ...scan.findings, findings: page.items },
    nextToken: page.nextToken,
  };
}

/** Basic scanning looks at an image by request once in a day. */
export function startImageScan(call: Call, input: StartImageScanRequest): StartImageScanResponse {
  const repository = readRepository(call, input.repositoryName, input.registryId);
  const image = readImage(repository, required(input.imageId, "imageId"));
  const { registryId, repositoryName } = repository;
  const { imageDigest, scan } = image;
  if (!isActive(image)) throw new AwsError("ImageArchivedException", "The image is archived and cannot be scanned.");
  const { clock } = call.world;
  if (scan && clock.now() - scan.startedAt.getTime() < clock.scaled(DAY_MS)) {
    throw new AwsError("LimitExceededException", `The scan quota per image has been exceeded. Wait and try again.`);
  }
  advanceScan(call, { repositoryName, imageDigest, status: "IN_PROGRESS" });
  return {
    registryId,
    repositoryName,
    imageId: { imageDigest, imageTag: input.imageId?.imageTag },
    imageScanStatus: { status: "IN_PROGRESS" },
  };
}

export function scheduleScan(place: Place, { repositoryName }: RepositoryRow, { imageDigest }: ImageRow): void {
  const task: ScanTask = { repositoryName, imageDigest, status: "IN_PROGRESS" };
  place.world.schedule(place, "ecr.scan", STARTS_AFTER_MS, task);
}

export function advanceScan(place: Place, { repositoryName, imageDigest, status }: ScanTask): void {
  const repository = repositoryTable(place).get(repositoryName);
  const image = repository && findImage(repository, { imageDigest });
  if (!image) return;
  const now = place.world.clock.date();
  if (status === "IN_PROGRESS") {
    image.scan = { status, startedAt: now };
    place.world.schedule(place, "ecr.scan", TAKES_MS, { repositoryName, imageDigest, status: "COMPLETE" });
    return;
  }
  const { scans } = ecrSettings(place.world);
  const startedAt = image.scan?.startedAt ?? now;
  image.scan = { status: scans, startedAt, ...(scans === "COMPLETE" && { findings: findingsOf(place, imageDigest) }) };
}
