import { Mark } from "@/components/progress/mark";
import type { StackChange } from "@/lib/domain/stack-change";
import { previewText } from "@/lib/text/parts/preview";
import { useTextPart } from "@/lib/text/text-part";

/** What follows from the changes, a sentence for each, with the resource that it is about. */
export function RiskList({ changes }: { changes: readonly StackChange[] }) {
  const words = useTextPart(previewText);
  const risks = changes.flatMap(({ logicalId, risks = [] }) => risks.map((risk) => ({ logicalId, risk })));

  return (
    <ul className="grid gap-2">
      {risks.map(({ logicalId, risk }) => (
        <li key={`${logicalId} ${risk}`} className="flex items-start gap-2">
          <Mark state="degraded" className="mt-0.5 size-4" />
          <span className="phrase min-w-0 wrap-anywhere">
            <code className="font-[550]">{logicalId}</code> {words.risks[risk]}
          </span>
        </li>
      ))}
    </ul>
  );
}
