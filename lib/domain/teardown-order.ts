import type { TeardownItem } from "./teardown-plan";

type Linked = Pick<TeardownItem, "key" | "kind" | "after" | "goesWith">;

/** ECS takes them along with a service, some time after it. */
const ofService: ReadonlySet<TeardownItem["kind"]> = new Set(["managed-resources", "load-balancer"]);

/**
 * What must be gone before an item is begun. A service goes before its stack and not with it, and so does all that ECS made for it:
 * ECS clears up with a role that is in the same stack more often than not, and CloudFormation may take the role away too soon.
 */
export function goneBefore<Item extends Linked>(items: readonly Item[]): Map<string, string[]> {
  const byKey = new Map(items.map((item) => [item.key, item]));
  const riders = (key: string) => items.filter(({ goesWith }) => goesWith === key);
  const before = new Map<string, string[]>();
  for (const item of items) {
    const carrier = item.goesWith !== undefined && byKey.has(item.goesWith) ? [item.goesWith] : [];
    const services = item.kind === "stack" ? riders(item.key).filter(({ kind }) => kind === "express-service") : [];
    const ofServices = services.flatMap(({ key }) => [key, ...riders(key).map((rider) => rider.key)]);
    const own = item.kind === "express-service" ? [] : carrier;
    before.set(item.key, [...new Set([...item.after.filter((key) => byKey.has(key)), ...own, ...ofServices])]);
  }
  return before;
}

/** Whether it is gone when what it goes with is: nothing is done about it by itself. */
export function goesAlong({ kind, goesWith }: Linked): boolean {
  return goesWith !== undefined && kind !== "express-service" && !ofService.has(kind);
}
