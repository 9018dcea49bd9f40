import type { ImageScan } from "./image";

const severities = ["CRITICAL", "HIGH", "MEDIUM", "LOW", "INFORMATIONAL", "UNDEFINED"] as const;
type Severity = (typeof severities)[number];

interface Finding {
  severity: Severity;
  count: number;
}

/** What a scan came to, for one line: the two worst severities that were found, and whether somebody should look. */
export function scanFindings({ findings = {} }: ImageScan): { worst: Finding[]; isGrave: boolean } {
  const found = severities.flatMap((severity) => {
    const count = findings[severity] ?? 0;
    return count > 0 ? [{ severity, count }] : [];
  });
  return { worst: found.slice(0, 2), isGrave: found.some(({ severity }) => grave.has(severity)) };
}

const grave: ReadonlySet<Severity> = new Set(["CRITICAL", "HIGH"]);
