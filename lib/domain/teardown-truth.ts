import type { TeardownItem, TeardownPlan } from "./teardown-plan";

/** How long a plan holds. */
export const planMinutes = 10;

/**
 * What a plan comes to, as text of which the fingerprint is made: what would go, with every id of it. Sizes, times and money may
 * change without the plan being another one.
 */
export function planContents({ target, scope, items }: Pick<TeardownPlan, "target" | "scope" | "items">): string {
  const goes = items
    .filter(({ group }) => group === "goes")
    .map(({ key, resources, after, goesWith }) => ({
      key,
      ids: resources.map(({ id }) => id).sort(),
      after: [...after].sort(),
      goesWith,
    }))
    .sort((one, other) => (one.key < other.key ? -1 : 1));
  return JSON.stringify({ target, scope, goes });
}

type Seen = Pick<TeardownItem, "key" | "group" | "resources">;

/**
 * What of the chosen items would now take along more than the person saw, or may no longer go. None: the plan is still true. What
 * has gone meanwhile does no harm.
 */
export function noLongerTrue(chosen: readonly Seen[], now: readonly Seen[]): string[] {
  const current = new Map(now.map((item) => [item.key, item]));
  return chosen
    .filter(({ key, resources }) => {
      const item = current.get(key);
      if (!item) return false;
      const seen = new Set(resources.map(({ id }) => id));
      return item.group !== "goes" || item.resources.some(({ id }) => !seen.has(id));
    })
    .map(({ key }) => key);
}
