import { Mark } from "@/components/progress/mark";
import type { ImageScan } from "@/lib/domain/image";
import { scanFindings } from "@/lib/domain/scan-findings";
import { imageChoiceText } from "@/lib/text/parts/image-choice";
import { useTextPart } from "@/lib/text/text-part";

/** What ECR's scan of an image came to. */
export function ScanLine({ scan }: { scan: ImageScan | undefined }) {
  const { scan: words } = useTextPart(imageChoiceText);
  if (!scan) return <span className="text-ink-3">{words.none}</span>;
  if (scan.status === "IN_PROGRESS" || scan.status === "PENDING")
    return <span className="text-ink-3">{words.underWay}</span>;
  if (!scan.findings) return <span className="text-ink-3">{words.ended(scan.status)}</span>;

  const { worst, isGrave } = scanFindings(scan);
  if (worst.length === 0) return <span className="text-ink-3">{words.clean}</span>;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      {isGrave && <Mark state="degraded" className="size-3.5" />}
      {worst.map(({ severity, count }) => words.found(count, severity)).join(", ")}
    </span>
  );
}
