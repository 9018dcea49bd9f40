import { chance } from "../../services/logs/chance";

/** One of them, always the same for the same words. */
export function pick<Item>(items: readonly [Item, ...Item[]], ...words: (string | number)[]): Item {
  return items[Math.floor(chance(...words) * items.length)] ?? items[0];
}

/** A whole number from the least to the most. */
export function pickNumber(least: number, most: number, ...words: (string | number)[]): number {
  return least + Math.floor(chance(...words) * (most - least + 1));
}
