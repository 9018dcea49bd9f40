import type { Progress } from "./progress";
import type { ManagedResource, Rollout } from "./rollout";
import type { Run, StepDetail } from "./run";
import { serviceResourceType } from "./service-resource-type";
import { progressOfStackStatus } from "./stack-status";

type RunStack = NonNullable<StepDetail["stack"]>;

export interface ResourceNode {
  key: string;
  depth: number;
  /** How many rows above its parent stands. */
  up: number;
  /** What ECS manages is told apart by kind, what a stack holds by its type. */
  kind: string;
  name: string;
  progress: Progress;
  status: string;
  reason?: string;
  /** This run has made, changed or removed it, as far as can be told. */
  isChanged: boolean;
}

type Unplaced = Omit<ResourceNode, "up">;

const parentOf: Partial<Record<ManagedResource["kind"], ManagedResource["kind"]>> = {
  "load-balancer-security-group": "load-balancer",
  certificate: "load-balancer",
  listener: "load-balancer",
  rule: "load-balancer",
  "target-group": "load-balancer",
  "scaling-policy": "scaling-target",
};

/** The stacks of a run, what is in them, and what ECS has made for the service. */
export function resourceTree({ steps }: Pick<Run, "steps">): ResourceNode[] {
  const stacks = new Map<string, RunStack>();
  for (const { detail } of steps) if (detail.stack) stacks.set(detail.stack.stackName, detail.stack);
  const rollout = steps.findLast(({ detail }) => detail.rollout)?.detail.rollout;

  const nodes = [...stacks.values()].flatMap((stack) => stackNodes(stack, rollout));
  const isPlaced = nodes.some(({ kind }) => kind === serviceResourceType);
  return withParents(isPlaced || !rollout ? nodes : [...nodes, ...managedNodes(rollout, 0, false)]);
}

/** What ECS has made for a service. */
export function managedTree(rollout: Rollout): ResourceNode[] {
  return withParents(managedNodes(rollout, 0, false));
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

function managedNodes({ resources }: Rollout, depth: number, areNew: boolean): Unplaced[] {
  const toNode = (resource: ManagedResource, at: number): Unplaced => {
    const { arn, kind, progress, status, reason } = resource;
    return {
      key: arn,
      depth: at,
      kind,
      name: resourceName(arn),
      progress,
      status,
      reason,
      isChanged: areNew || progress !== "succeeded",
    };
  };
  return resources
    .filter(({ kind }) => !resources.some((other) => other.kind === parentOf[kind]))
    .flatMap((resource) => [
      toNode(resource, depth),
      ...resources.filter(({ kind }) => parentOf[kind] === resource.kind).map((child) => toNode(child, depth + 1)),
    ]);
}

/** What a person calls it: the part of the ARN that says something. */
export function resourceName(arn: string): string {
  const named =
    /:(?:loadbalancer\/\w+|targetgroup)\/([^/]+)\/|:(?:alarm|log-group):([^:]+)|:policyName\/([^:]+)|\/([^/]+)$/.exec(
      arn,
    );
  return named?.slice(1).find(Boolean) ?? arn;
}

function withParents(nodes: readonly Unplaced[]): ResourceNode[] {
  return nodes.map((node, index) => ({
    ...node,
    up: index - nodes.findLastIndex((other, at) => at < index && other.depth < node.depth),
  }));
}

/** What this run has changed, with all that it hangs on. */
export function onlyChanged(nodes: readonly ResourceNode[]): ResourceNode[] {
  const kept = nodes.filter((node, index) => {
    const end = nodes.findIndex((other, at) => at > index && other.depth <= node.depth);
    return nodes.slice(index, end < 0 ? undefined : end).some(({ isChanged }) => isChanged);
  });
  return withParents(kept);
}
