interface ListedResource {
  logicalId: string;
  physicalId?: string;
  resourceType: string;
  reason?: string;
}

interface ResourceListProps {
  resources: readonly ListedResource[];
  label?: string;
  /** What each costs while it stays behind, in words. */
  costOf?: (resourceType: string) => string;
}

/** Resources of a stack, by the names that its template and AWS give them. */
export function ResourceList({ resources, label, costOf }: ResourceListProps) {
  return (
    <ul aria-label={label} className="grid gap-1.5 text-xs">
      {resources.map(({ logicalId, physicalId, resourceType, reason }) => (
        <li key={logicalId} className="wrap-anywhere">
          <code>{logicalId}</code>{" "}
          <span className="text-ink-3">
            <code>{resourceType}</code> {physicalId && <code>{physicalId}</code>}
          </span>
          {costOf && <span className="phrase block text-ink-2">{costOf(resourceType)}</span>}
          {reason && <span className="num block text-ink-3">{reason}</span>}
        </li>
      ))}
    </ul>
  );
}
