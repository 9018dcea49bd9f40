import type { InventoryItem, ServiceDefinition } from "./operation";
import type { World } from "./world";

const filters = ["type", "account", "region", "name"] as const;

const pageSize = 10_000;

interface InventoryPage {
  items: InventoryItem[];
  /** Where the next page begins, where there is one. */
  next?: number;
}

/** What exists, all of it or what the query names, from an item on. */
export function inventoryPage(
  world: World,
  services: readonly ServiceDefinition[],
  query: URLSearchParams,
  after: number,
): InventoryPage {
  const wanted = filters.filter((name) => query.has(name));
  const found = services
    .flatMap(({ inventory }) => inventory?.(world) ?? [])
    .filter((item) => wanted.every((name) => item[name] === query.get(name)));
  const end = after + pageSize;
  return { items: found.slice(after, end), ...(end < found.length && { next: end }) };
}
