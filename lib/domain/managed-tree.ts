import type { Progress } from "./progress";
import type { ManagedResource, Rollout } from "./rollout";

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

export type Unplaced = Omit<ResourceNode, "up">;

const parentOf: Partial<Record<ManagedResource["kind"], ManagedResource["kind"]>> = {
  "load-balancer-security-group": "load-balancer",
  certificate: "load-balancer",
  listener: "load-balancer",
  rule: "load-balancer",
  "target-group": "load-balancer",
  "scaling-policy": "scaling-target",
};

/** What ECS has made for a service. */
export function managedTree(rollout: Rollout): ResourceNode[] {
  return withParents(managedNodes(rollout, 0, false));
}

export function managedNodes({ resources }: Rollout, depth: number, areNew: boolean): Unplaced[] {
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

export function withParents(nodes: readonly Unplaced[]): ResourceNode[] {
  return nodes.map((node, index) => ({
    ...node,
    up: index - nodes.findLastIndex((other, at) => at < index && other.depth < node.depth),
  }));
}
