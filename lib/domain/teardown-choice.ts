import type { TeardownItem } from "./teardown-plan";

type Choosable = Pick<TeardownItem, "key" | "group" | "isTicked" | "mayUntick" | "after" | "goesWith">;

/**
 * What goes when a person has ticked and unticked: that of the plan which waits for nothing that stays. `changed` holds the keys
 * of those whose tick is not as it was beforehand.
 */
export function chosenItems<Item extends Choosable>(items: readonly Item[], changed: ReadonlySet<string>): Item[] {
  const isTicked = (item: Item) => (item.mayUntick && changed.has(item.key) ? !item.isTicked : item.isTicked);
  const there = new Set(items.map(({ key }) => key));
  let chosen = items.filter((item) => item.group === "goes" && isTicked(item));
  for (;;) {
    const keys = new Set(chosen.map(({ key }) => key));
    const isGone = (key: string) => keys.has(key) || !there.has(key);
    const kept = chosen.filter((item) => item.after.every(isGone) && (!item.goesWith || isGone(item.goesWith)));
    if (kept.length === chosen.length) return chosen;
    chosen = kept;
  }
}

/** In which order: each level waits for those before it. What goes along with another is on its level. */
export function teardownLevels<Item extends Choosable>(items: readonly Item[]): Item[][] {
  const levelOf = new Map<string, number>();
  const byKey = new Map(items.map((item) => [item.key, item]));
  const level = (item: Item, path: readonly string[]): number => {
    const known = levelOf.get(item.key);
    if (known !== undefined) return known;
    if (path.includes(item.key)) throw new TypeError(`${item.key} waits for itself: ${path.join(", ")}`);
    const within = (key: string) => {
      const other = byKey.get(key);
      return other ? level(other, [...path, item.key]) : -1;
    };
    const own = item.goesWith ? within(item.goesWith) : 0;
    const found = Math.max(0, own, ...item.after.map((key) => within(key) + 1));
    levelOf.set(item.key, found);
    return found;
  };
  const levels: Item[][] = [];
  for (const item of items) {
    const at = level(item, []);
    while (levels.length <= at) levels.push([]);
    levels[at]?.push(item);
  }
  return levels;
}

/** Those of these keys, with what must go before them and what goes along. */
export function withNeeded<Item extends Choosable>(items: readonly Item[], keys: readonly string[]): Item[] {
  const byKey = new Map(items.map((item) => [item.key, item]));
  const wanted = new Set<string>();
  const want = (key: string) => {
    const item = byKey.get(key);
    if (!item || wanted.has(key)) return;
    wanted.add(key);
    for (const needed of [...item.after, ...(item.goesWith ? [item.goesWith] : [])]) want(needed);
    for (const other of items) if (other.goesWith === key) want(other.key);
  };
  for (const key of keys) want(key);
  return items.filter(({ key }) => wanted.has(key));
}
