import type { TeardownItem, TeardownReason } from "./teardown-plan";

type Linked = Pick<TeardownItem, "key" | "kind" | "name" | "group" | "reason" | "isTicked" | "after" | "goesWith">;

/** An item that may not go, and why. */
export function blocked<Item extends Linked>(item: Item, reason: TeardownReason): Item {
  return { ...item, group: "blocked", reason, isTicked: false };
}

/**
 * What waits for something that stays or is blocked cannot go either, and what goes along with it goes not. `stays` is catching only
 * where the order needs it gone: nothing of a plan waits for what it was never to take.
 */
export function blockDependents<Item extends Linked>(items: readonly Item[]): Item[] {
  let current = [...items];
  for (;;) {
    const byKey = new Map(current.map((item) => [item.key, item]));
    let changed = false;
    current = current.map((item) => {
      if (item.group !== "goes") return item;
      const inTheWay = [...item.after, ...(item.goesWith ? [item.goesWith] : [])]
        .map((key) => byKey.get(key))
        .find((other) => other !== undefined && other.group !== "goes");
      if (!inTheWay) return item;
      changed = true;
      return dependent(item, inTheWay);
    });
    if (!changed) return current;
  }
}

function dependent<Item extends Linked>(item: Item, inTheWay: Linked): Item {
  const names = [inTheWay.name];
  if (item.goesWith === inTheWay.key && inTheWay.group === "stays")
    return { ...item, group: "stays", reason: { rule: "kept-with", names }, isTicked: false };
  return blocked(item, { rule: "waits-for-blocked", names });
}

/** What a hold-back keeps besides its own item: all that must go before it, and what takes it along. */
export function heldAlong(items: readonly Linked[], heldKey: string): Set<string> {
  const byKey = new Map(items.map((item) => [item.key, item]));
  const along = new Set<string>();
  const visit = (key: string) => {
    const item = byKey.get(key);
    if (!item || along.has(key)) return;
    along.add(key);
    if (item.kind === "cluster" || item.kind === "default-vpc") return;
    for (const next of [...item.after, ...(item.goesWith ? [item.goesWith] : [])]) visit(next);
  };
  visit(heldKey);
  return along;
}
