import { useState } from "react";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { onlyChanged, resourceTree } from "@/lib/domain/resource-tree";
import type { Run } from "@/lib/domain/run";
import { useText } from "@/lib/text/text-provider";
import { ResourceRow } from "./resource-row";

export function ResourceCard({ run }: { run: Run }) {
  const text = useText();
  const [isNarrowed, setNarrowed] = useState(false);
  const all = resourceTree(run);
  const changed = all.filter(({ isChanged }) => isChanged).length;
  const areMixed = changed < all.length;
  const nodes = isNarrowed && areMixed ? onlyChanged(all) : all;

  return (
    <Card aria-label={text.run.resources} className="flex flex-col">
      <CardHeader>
        <CardTitle>{text.run.resources}</CardTitle>
        {areMixed && changed > 0 && (
          <button type="button" aria-pressed={isNarrowed} onClick={() => setNarrowed(!isNarrowed)} className="link ml-auto min-h-6">
            {isNarrowed ? text.run.all : text.run.onlyChanged}
          </button>
        )}
      </CardHeader>
      {nodes.length > 0 ? (
        <ul className="max-h-110 overflow-y-auto py-1.5 text-xs">
          {nodes.map((node) => (
            <ResourceRow key={node.key} node={node} isTinted={areMixed && node.isChanged} />
          ))}
        </ul>
      ) : (
        <p className="px-3.5 py-3 text-ink-3">{text.run.resourcesLater}</p>
      )}
    </Card>
  );
}
