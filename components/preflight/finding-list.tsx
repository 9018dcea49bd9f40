import { Mark } from "@/components/progress/mark";
import { cn } from "@/lib/cn";
import type { CheckFinding } from "@/lib/domain/check";
import { isNote, stateOf } from "@/lib/domain/check-reasons";
import { findingsText } from "@/lib/text/parts/findings";
import { useTextPart } from "@/lib/text/text-part";
import { markOf } from "./check-marks";

/** What somebody should know, the worst first. */
export function FindingList({ findings }: { findings: readonly CheckFinding[] }) {
  const words = useTextPart(findingsText);
  return findings.map((finding) => (
    <p key={finding.reason + finding.names.join()} className={cn("flex gap-2", isNote(finding) && "text-ink-3")}>
      {!isNote(finding) && <Mark state={markOf[stateOf([finding])]} className="mt-0.5 size-4" />}
      <span className="phrase min-w-0 wrap-anywhere">{words[finding.reason](finding.names)}</span>
    </p>
  ));
}
