import type { TeardownItem, TeardownPlan } from "@/lib/domain/teardown-plan";

export interface PlanChanges {
  /** By key, what would go now and did not before, or takes along something else. */
  of: ReadonlyMap<string, "fresh" | "changed">;
  /** Names of what was to go and is not there any more. */
  gone: readonly string[];
}

export const noChanges: PlanChanges = { of: new Map(), gone: [] };

type Seen = Pick<TeardownPlan, "items">;

/** What a person who saw `before` has to look at again. */
export function planChanges(before: Seen, now: Seen): PlanChanges {
  const went = new Map(goingOf(before).map((item) => [item.key, item]));
  const there = new Set(now.items.map(({ key }) => key));
  const of = new Map<string, "fresh" | "changed">();
  for (const item of goingOf(now)) {
    const seen = went.get(item.key);
    if (!seen) of.set(item.key, "fresh");
    else if (idsOf(seen) !== idsOf(item)) of.set(item.key, "changed");
  }
  return { of, gone: [...went.values()].filter(({ key }) => !there.has(key)).map(({ name }) => name) };
}

export function hasChanges({ of, gone }: PlanChanges): boolean {
  return of.size > 0 || gone.length > 0;
}

function goingOf({ items }: Seen): TeardownItem[] {
  return items.filter(({ group }) => group === "goes");
}

function idsOf({ resources }: TeardownItem): string {
  return resources
    .map(({ id }) => id)
    .sort()
    .join(" ");
}
