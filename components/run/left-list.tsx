import { leftCost } from "@/lib/domain/left-cost";
import type { StackResource } from "@/lib/domain/stack";
import { useTextPart } from "@/lib/text/text-part";

type Left = Pick<StackResource, "logicalId" | "physicalId" | "resourceType" | "reason">;

interface LeftListProps {
  resources: readonly Left[];
  label?: string;
  /** What each costs while it stays behind. */
  hasCosts?: boolean;
}

/** Resources that a stack cannot take along. */
export function LeftList({ resources, label, hasCosts = true }: LeftListProps) {
  const { left: words } = useTextPart("waysOut");
  return (
    <ul aria-label={label} className="grid gap-1.5 text-xs">
      {resources.map(({ logicalId, physicalId, resourceType, reason }) => (
        <li key={logicalId} className="wrap-anywhere">
          <code>{logicalId}</code>{" "}
          <span className="text-ink-3">
            <code>{resourceType}</code> {physicalId && <code>{physicalId}</code>}
          </span>
          {hasCosts && <span className="phrase block text-ink-2">{words.costs[leftCost(resourceType)]}</span>}
          {reason && <span className="num block text-ink-3">{reason}</span>}
        </li>
      ))}
    </ul>
  );
}
