import type { FindingSeverity, ImageScanFinding, ImageScanFindings } from "@aws-sdk/client-ecr";
import type { Place } from "../../place";
import { ecrSettings } from "./settings";

/** What Debian-based images have on any day: name, package and version. */
const known: Record<FindingSeverity, [string, string, string][]> = {
  CRITICAL: [["CVE-2023-45853", "zlib", "1:1.2.13.dfsg-1"]],
  HIGH: [
    ["CVE-2023-31484", "perl", "5.36.0-7+deb12u1"],
    ["CVE-2025-4802", "glibc", "2.36-9+deb12u4"],
    ["CVE-2023-52425", "expat", "2.5.0-1"],
  ],
  MEDIUM: [
    ["CVE-2024-22365", "pam", "1.5.2-6+deb12u1"],
    ["CVE-2023-4641", "shadow", "1:4.13+dfsg1-1"],
    ["CVE-2023-50495", "ncurses", "6.4-4"],
  ],
  LOW: [
    ["CVE-2022-0563", "util-linux", "2.38.1-5+deb12u3"],
    ["CVE-2016-2781", "coreutils", "9.1-1"],
  ],
  INFORMATIONAL: [
    ["CVE-2011-3374", "apt", "2.6.1"],
    ["CVE-2007-5686", "shadow", "1:4.13+dfsg1-1"],
  ],
  UNDEFINED: [["CVE-2025-6141", "ncurses", "6.4-4"]],
};
const severities = Object.keys(known) as FindingSeverity[];

/** The same for the same image. */
export function findingsOf(place: Place, imageDigest: string): ImageScanFindings {
  const { findings: wanted } = ecrSettings(place.world);
  const counts = wanted ?? countsOf(imageDigest);
  const findings = severities.flatMap((severity) =>
    Array.from({ length: counts[severity] ?? 0 }, (_, index) => finding(severity, index)),
  );
  const imageScanCompletedAt = place.world.clock.date();
  return {
    imageScanCompletedAt,
    vulnerabilitySourceUpdatedAt: imageScanCompletedAt,
    findingSeverityCounts: Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
    findings,
  };
}

/** As many of each severity, of those that are known, as a digit of the digest says. */
function countsOf(imageDigest: string): Partial<Record<FindingSeverity, number>> {
  return Object.fromEntries(
    severities.map((severity, index) => {
      const digit = Number.parseInt(imageDigest.charAt("sha256:".length + index), 16) || 0;
      return [severity, digit % (known[severity].length + 1)];
    }),
  );
}

/** Of more findings than are known the further ones have numbers of their own. */
function finding(severity: FindingSeverity, index: number): ImageScanFinding {
  const all = known[severity];
  const [cve, packageName, version] = all[index % all.length] ?? ["CVE-2024-0001", "base-files", "12.4"];
  const name = index < all.length ? cve : `CVE-2024-${String(10_000 + index)}`;
  return {
    name,
    description: `A weakness of ${packageName} ${version}.`,
    uri: `https://security-tracker.debian.org/tracker/${name}`,
    severity,
    attributes: [
      { key: "package_name", value: packageName },
      { key: "package_version", value: version },
    ],
  };
}
