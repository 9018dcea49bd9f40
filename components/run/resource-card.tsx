import { Suspense, useState } from "react";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import type { ResourceNode } from "@/lib/domain/managed-tree";
import { onlyChanged, resourceTree } from "@/lib/domain/resource-tree";
import type { Run } from "@/lib/domain/run";
import { ResourceRow, resourceRowPx } from "./resource-row";
import { useRunText } from "./use-run-text";

export function ResourceCard({ run }: { run: Run }) {
  const text = useRunText();
  const [isNarrowed, setNarrowed] = useState(false);
  const all = resourceTree(run);
  const changed = all.filter(({ isChanged }) => isChanged).length;
  const areMixed = changed < all.length;
  const nodes = isNarrowed && areMixed ? onlyChanged(all) : all;
  // What is done is folded as soon as there is a stack after it, until somebody wants to see it.
  const [toggled, setToggled] = useState<readonly string[]>([]);
  const stacks = nodes.filter(({ kind }) => kind === "stack");
  const isFolded = ({ key, progress }: ResourceNode) =>
    toggled.includes(key) !== (progress === "succeeded" && key !== stacks.at(-1)?.key);
  const hidden = stacks.filter(isFolded).map(({ key }) => `${key}/`);
  const toggle = (key: string) =>
    setToggled((before) => (before.includes(key) ? before.filter((other) => other !== key) : [...before, key]));

  return (
    <Card aria-label={text.run.resources} className="flex flex-col">
      <CardHeader>
        <CardTitle>{text.run.resources}</CardTitle>
        {areMixed && changed > 0 && (
          <button
            type="button"
            aria-pressed={isNarrowed}
            onClick={() => setNarrowed(!isNarrowed)}
            className="link ml-auto min-h-6"
          >
            {isNarrowed ? text.run.all : text.run.onlyChanged}
          </button>
        )}
      </CardHeader>
      {nodes.length > 0 ? (
        <Suspense
          fallback={<div aria-busy="true" className="max-h-78" style={{ height: nodes.length * resourceRowPx }} />}
        >
          <ul className="max-h-78 overflow-y-auto py-1.5 text-xs">
            {nodes
              .filter(({ key }) => !hidden.some((stack) => key.startsWith(stack)))
              .map((node) => (
                <ResourceRow
                  key={node.key}
                  node={node}
                  isTinted={areMixed && node.isChanged}
                  {...(node.kind === "stack" && { isFolded: isFolded(node), onFold: () => toggle(node.key) })}
                />
              ))}
          </ul>
        </Suspense>
      ) : (
        <p className="px-3.5 py-3 text-ink-3">{text.run.resourcesLater}</p>
      )}
    </Card>
  );
}
