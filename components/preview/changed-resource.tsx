import type { StackChange } from "@/lib/domain/stack-change";
import { previewText } from "@/lib/text/parts/preview";
import { resourceText } from "@/lib/text/parts/resource";
import { useTextPart } from "@/lib/text/text-part";
import { PropertyList } from "./property-list";

/** One resource: what follows for it, and its properties, open where something of what is there changes. */
export function ChangedResource({ change }: { change: StackChange }) {
  const words = useTextPart(previewText);
  const resource = useTextPart(resourceText);
  const { action, logicalId, physicalId, resourceType, properties, moreProperties = 0, risks = [] } = change;
  const types: Record<string, string> = resource.types;
  const count = properties.length + moreProperties;

  return (
    <li className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-1 border-line px-3 py-2 not-first:border-t">
      <p className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
        <b className="font-[550] wrap-anywhere">{logicalId}</b>
        <span className="text-ink-2">{types[resourceType] ?? resourceType}</span>
        {physicalId && <span className="num min-w-0 text-xs text-ink-3 wrap-anywhere">{physicalId}</span>}
      </p>
      {risks.length === 0 && (
        <p className="phrase text-ink-3">{action === "Add" ? words.newStack : words.noInterruption}</p>
      )}
      {properties.length > 0 && (
        <details open={action === "Modify" || action === "SyncWithActual"} className="min-w-0">
          <summary className="w-fit cursor-pointer text-xs leading-6 text-ink-2 max-desk:py-1.5">
            {words.properties(count)}
          </summary>
          <PropertyList properties={properties} more={moreProperties} />
        </details>
      )}
    </li>
  );
}
