import { Ellipsis, ExternalLink } from "lucide-react";
import { Suspense } from "react";
import { ResourceRow, resourceRowPx } from "@/components/run/resource-row";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Popover, popoverLine } from "@/components/ui/popover";
import { managedTree, type ResourceNode } from "@/lib/domain/managed-tree";
import type { Rollout } from "@/lib/domain/rollout";
import { servicePageText } from "@/lib/text/parts/service-page";
import { useTextPart } from "@/lib/text/text-part";

/** What ECS has made for a service, as a tree; each node opens in AWS's console. */
export function ResourcesCard({ rollout }: { rollout: Rollout | undefined }) {
  const words = useTextPart(servicePageText);
  const nodes = rollout ? managedTree(rollout) : [];

  return (
    <Card aria-label={words.resources} className="flex flex-col">
      <CardHeader>
        <CardTitle>{words.resources}</CardTitle>
        <span className="ml-auto truncate text-ink-3 max-desk:hidden">{words.resourcesAbout}</span>
      </CardHeader>
      {nodes.length === 0 ? (
        <p className="px-3.5 py-3 text-ink-2">{words.noResources}</p>
      ) : (
        <Suspense
          fallback={<div aria-busy="true" className="max-h-96" style={{ height: nodes.length * resourceRowPx }} />}
        >
          <ul className="max-h-96 overflow-y-auto py-1.5 text-xs">
            {nodes.map((node) => (
              <ResourceRow key={node.key} node={node} isTinted={node.progress === "running"}>
                <NodeMenu node={node} />
              </ResourceRow>
            ))}
          </ul>
        </Suspense>
      )}
    </Card>
  );
}

/** AWS finds the page of most ARNs itself. */
const consoleOf = (arn: string) => `https://console.aws.amazon.com/go/view?arn=${encodeURIComponent(arn)}`;

/** Fetched by who wants one. */
async function copyCommand({ kind, key: arn }: ResourceNode): Promise<void> {
  const { resourceCommand } = await import("@/lib/domain/resource-command");
  await navigator.clipboard.writeText(resourceCommand(kind, arn) ?? arn);
}

function NodeMenu({ node }: { node: ResourceNode }) {
  const { key: arn, name } = node;
  const words = useTextPart(servicePageText);
  return (
    <Popover
      trigger={(control) => (
        <button
          type="button"
          aria-label={words.actionsOf(name)}
          data-focus="inset"
          className="grid size-6 shrink-0 place-items-center rounded-md text-ink-3 hover:bg-hover hover:text-ink"
          {...control}
        >
          <Ellipsis size={14} aria-hidden="true" />
        </button>
      )}
    >
      <a href={consoleOf(arn)} target="_blank" rel="noopener noreferrer" className={popoverLine}>
        <ExternalLink size={14} aria-hidden="true" />
        {words.openInAws}
      </a>
      <button type="button" data-closes className={popoverLine} onClick={() => navigator.clipboard.writeText(arn)}>
        {words.copyArn}
      </button>
      <button type="button" data-closes className={popoverLine} onClick={() => copyCommand(node)}>
        {words.copyCli}
      </button>
    </Popover>
  );
}
