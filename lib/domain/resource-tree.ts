import { managedNodes, type ResourceNode, type Unplaced, withParents } from "./managed-tree";
import type { Rollout } from "./rollout";
import type { Run, StepDetail } from "./run";
import { serviceResourceType } from "./service-resource-type";
import { progressOfStackStatus } from "./stack-status";

type RunStack = NonNullable<StepDetail["stack"]>;

/** The stacks of a run, what is in them, and what ECS has made for the service. */
export function resourceTree({ steps }: Pick<Run, "steps">): ResourceNode[] {
  const stacks = new Map<string, RunStack>();
  for (const { detail } of steps) if (detail.stack) stacks.set(detail.stack.stackName, detail.stack);
  const rollout = steps.findLast(({ detail }) => detail.rollout)?.detail.rollout;

  const nodes = [...stacks.values()].flatMap((stack) => stackNodes(stack, rollout));
  const isPlaced = nodes.some(({ kind }) => kind === serviceResourceType);
  return withParents(isPlaced || !rollout ? nodes : [...nodes, ...managedNodes(rollout, 0, false)]);
}

function stackNodes({ stackName, status, resources }: RunStack, rollout: Rollout | undefined): Unplaced[] {
  if (!status) return [];
  const root = {
    key: stackName,
    depth: 0,
    kind: "stack",
    name: stackName,
    progress: progressOfStackStatus(status),
    status,
    isChanged: resources.length > 0,
  };
  const children = resources.flatMap(({ logicalId, resourceType, progress, status: word, reason }): Unplaced[] => [
    {
      key: `${stackName}/${logicalId}`,
      depth: 1,
      kind: resourceType,
      name: logicalId,
      progress,
      status: word,
      reason,
      isChanged: true,
    },
    ...(resourceType === serviceResourceType && rollout ? managedNodes(rollout, 2, word.startsWith("CREATE")) : []),
  ]);
  return [root, ...children];
}

/** What this run has changed, with all that it hangs on. */
export function onlyChanged(nodes: readonly ResourceNode[]): ResourceNode[] {
  const kept = nodes.filter((node, index) => {
    const end = nodes.findIndex((other, at) => at > index && other.depth <= node.depth);
    return nodes.slice(index, end < 0 ? undefined : end).some(({ isChanged }) => isChanged);
  });
  return withParents(kept);
}
