import { referencesIn } from "./reference";
import type { Template } from "./template";
import { validationError } from "./validation-error";

/** What waits for what, by key. */
export type Dependencies = Record<string, string[]>;

/** The resources that the conditions let exist, each with those it must come after. */
export function dependenciesOf(template: Template, conditions: Record<string, boolean>): Dependencies {
  const active = Object.entries(template.resources).filter(
    ([, { condition }]) => condition === undefined || conditions[condition],
  );
  const names = new Set(active.map(([name]) => name));
  return Object.fromEntries(
    active.map(([name, { properties, dependsOn }]) => {
      const wanted = [...dependsOn, ...referencesIn(properties, conditions).map((reference) => reference.name)];
      return [name, [...new Set(wanted)].filter((other) => names.has(other))];
    }),
  );
}

/** The keys in an order in which each comes after what it depends on. Refuses a circle. */
export function inOrder(dependencies: Dependencies): string[] {
  const ordered = new Set<string>();
  let waiting = Object.keys(dependencies);
  while (waiting.length > 0) {
    const ready = waiting.filter((key) => dependencies[key]?.every((other) => ordered.has(other)));
    if (ready.length === 0) {
      throw validationError(`Circular dependency between resources: [${inCircle(waiting, dependencies).join(", ")}]`);
    }
    for (const key of ready) ordered.add(key);
    waiting = waiting.filter((key) => !ordered.has(key));
  }
  return [...ordered];
}

/** Leaves out what only waits for the circle. */
function inCircle(waiting: string[], dependencies: Dependencies): string[] {
  const isNeeded = (key: string) => waiting.some((other) => dependencies[other]?.includes(key));
  const needed = waiting.filter(isNeeded);
  return needed.length === waiting.length ? waiting : inCircle(needed, dependencies);
}
