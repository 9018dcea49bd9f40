import type { TeardownKind } from "./teardown-kinds";
import type { TeardownItem } from "./teardown-plan";
import type { TeardownStepName } from "./teardown-progress";

type Linked = Pick<TeardownItem, "key" | "kind" | "after" | "goesWith">;

/** The steps that delete, in their order. */
export const deletingSteps = [
  "services",
  "images",
  "stacks",
  "log-groups",
  "task-definitions",
  "roles",
  "clusters",
  "vpc",
] as const satisfies readonly TeardownStepName[];
export type DeletingStep = (typeof deletingSteps)[number];

const stepOfKind: Record<TeardownKind, DeletingStep> = {
  "express-service": "services",
  "managed-resources": "services",
  "load-balancer": "services",
  images: "images",
  repository: "images",
  stack: "stacks",
  "change-set": "stacks",
  "build-project": "stacks",
  "log-group": "log-groups",
  "task-definitions": "task-definitions",
  role: "roles",
  "service-linked-role": "roles",
  cluster: "clusters",
  "default-vpc": "vpc",
};

/**
 * In which step each item of a teardown goes. A stack that holds a service goes with the services; what goes along with another is
 * in the step of that one; and nothing is in an earlier step than what must be gone before it.
 */
export function itemsByStep<Item extends Linked>(items: readonly Item[]): Map<DeletingStep, Item[]> {
  const byKey = new Map(items.map((item) => [item.key, item]));
  const known = new Map<string, number>();
  const stepOf = (item: Item): number => {
    const before = known.get(item.key);
    if (before !== undefined) return before;
    known.set(item.key, 0); // a circle ends here
    const others = (keys: readonly string[]) =>
      keys.flatMap((key) => byKey.get(key) ?? []).map((other) => stepOf(other));
    const step =
      item.goesWith && byKey.has(item.goesWith) ? Math.max(...others([item.goesWith])) : ownStep(item, items);
    const found = Math.max(step, ...others(item.after));
    known.set(item.key, found);
    return found;
  };
  const steps = new Map<DeletingStep, Item[]>();
  for (const [index, step] of deletingSteps.entries()) {
    const own = items.filter((item) => stepOf(item) === index);
    if (own.length > 0) steps.set(step, own);
  }
  return steps;
}

function ownStep<Item extends Linked>({ key, kind }: Item, items: readonly Item[]): number {
  const holdsService = items.some((item) => item.kind === "express-service" && item.goesWith === key);
  return deletingSteps.indexOf(holdsService ? "services" : stepOfKind[kind]);
}

/** The steps of a run. */
export function teardownSteps(items: readonly Linked[], asksForApproval: boolean): TeardownStepName[] {
  return [...(asksForApproval ? (["approval"] as const) : []), "check-plan", ...itemsByStep(items).keys(), "sweep"];
}
