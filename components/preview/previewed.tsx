import { CardBody } from "@/components/ui/card";
import type { Gate } from "@/lib/domain/gate";
import type { StackChange } from "@/lib/domain/stack-change";
import { previewText } from "@/lib/text/parts/preview";
import { useTextPart } from "@/lib/text/text-part";
import { ChangeList } from "./change-list";
import { RiskList } from "./risk-list";

interface PreviewedProps {
  changes: readonly StackChange[];
  gate?: Gate;
}

/** The changes as they were shown before they were made, and who has let them through. */
export function Previewed({ changes, gate }: PreviewedProps) {
  const words = useTextPart(previewText);
  return (
    <CardBody className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {gate?.state === "passed" && gate.decidedBy && <p className="text-ink-2">{words.passed(gate.decidedBy)}</p>}
      {changes.some(({ risks = [] }) => risks.length > 0) && <RiskList changes={changes} />}
      <ChangeList changes={changes} />
    </CardBody>
  );
}
