import type {
  DescribeImageScanFindingsRequest,
  DescribeImageScanFindingsResponse,
  FindingSeverity,
  ImageScanFinding,
} from "@aws-sdk/client-ecr";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { required } from "../../required";
import { findImage, type ImageRow, readImage } from "./image-rows";
import { type RepositoryRow, readRepository, repositoryTable } from "./repositories";

export interface ScanTask {
  repositoryName: string;
  imageDigest: string;
  status: "IN_PROGRESS" | "COMPLETE";
}

const STARTS_AFTER_MS = 5_000;
const ENDS_AFTER_MS = 25_000;

/** What a Debian-based image has on any day. */
const findings: ImageScanFinding[] = [
  finding("CVE-2023-45853", "CRITICAL", "zlib", "1:1.2.13.dfsg-1"),
  finding("CVE-2024-22365", "MEDIUM", "pam", "1.5.2-6+deb12u1"),
  finding("CVE-2011-3374", "INFORMATIONAL", "apt", "2.6.1"),
];

export function describeImageScanFindings(
  call: Call,
  input: DescribeImageScanFindingsRequest,
): DescribeImageScanFindingsResponse {
  const repository = readRepository(call, input.repositoryName);
  const image = readImage(repository, required(input.imageId, "imageId"));
  const { registryId, repositoryName } = repository;
  const { imageDigest, scan } = image;
  if (!scan) {
    throw new AwsError(
      "ScanNotFoundException",
      `Image scan does not exist for the image with '{imageDigest:'${imageDigest}', imageTag:'${input.imageId?.imageTag ?? null}'}' in the repository with name '${repositoryName}' in the registry with id '${registryId}'`,
    );
  }
  return {
    registryId,
    repositoryName,
    imageId: { imageDigest, imageTag: input.imageId?.imageTag },
    imageScanStatus: { status: scan.status },
    imageScanFindings: scan.findings,
  };
}

export function scheduleScan(place: Place, { repositoryName }: RepositoryRow, { imageDigest }: ImageRow): void {
  const scan = { repositoryName, imageDigest };
  place.world.schedule(place, "ecr.scan", STARTS_AFTER_MS, { ...scan, status: "IN_PROGRESS" } satisfies ScanTask);
  place.world.schedule(place, "ecr.scan", ENDS_AFTER_MS, { ...scan, status: "COMPLETE" } satisfies ScanTask);
}

export function advanceScan(place: Place, { repositoryName, imageDigest, status }: ScanTask): void {
  const repository = repositoryTable(place).get(repositoryName);
  const image = repository && findImage(repository, { imageDigest });
  if (!image) return;
  image.scan = { status };
  if (status === "IN_PROGRESS") return;

  const findingSeverityCounts: Partial<Record<FindingSeverity, number>> = {};
  for (const { severity } of findings) {
    if (severity) findingSeverityCounts[severity] = (findingSeverityCounts[severity] ?? 0) + 1;
  }
  const imageScanCompletedAt = place.world.clock.date();
  image.scan.findings = {
    imageScanCompletedAt,
    vulnerabilitySourceUpdatedAt: imageScanCompletedAt,
    findingSeverityCounts,
    findings,
  };
}

function finding(name: string, severity: FindingSeverity, packageName: string, version: string): ImageScanFinding {
  return {
    name,
    uri: `https://security-tracker.debian.org/tracker/${name}`,
    severity,
    attributes: [
      { key: "package_name", value: packageName },
      { key: "package_version", value: version },
    ],
  };
}
