import type { Item } from "./items";

/** What stands between two groups, their edges included; px. */
export const gapPx = 16;

/**
 * Where each line of a list begins; px. Most lines are the same objects as in the list before, at its beginning and at its end: only
 * between them is anything worked out anew.
 */
export class LineTops {
  private items: readonly Item[] = [];
  private tops: Float64Array = new Float64Array(1);

  /** @param heightOf always the same for the same line */
  constructor(private readonly heightOf: (item: Item) => number) {}

  /** One more than there are lines: the last tells where the list ends. The same object for the same list. */
  of(items: readonly Item[]): Float64Array {
    if (items !== this.items) {
      this.tops = this.next(items);
      this.items = items;
    }
    return this.tops;
  }

  private next(items: readonly Item[]): Float64Array {
    const tops = new Float64Array(items.length + 1);
    const from = countSame(items, this.items);
    const to = items.length - countSameAtEnd(items, this.items, from);
    tops.set(this.tops.subarray(0, from + 1));
    for (let at = from; at < to; at++) tops[at + 1] = (tops[at] ?? 0) + this.spaceOf(items[at], at);
    const ago = this.items.length - items.length;
    const moved = (tops[to] ?? 0) - (this.tops[to + ago] ?? 0);
    for (let at = to + 1; at <= items.length; at++) tops[at] = (this.tops[at + ago] ?? 0) + moved;
    return tops;
  }

  private spaceOf(item: Item | undefined, at: number): number {
    if (!item) return 0;
    return this.heightOf(item) + (item.kind === "head" && at > 0 ? gapPx : 0);
  }
}

function countSame(items: readonly Item[], before: readonly Item[]): number {
  const most = Math.min(items.length, before.length);
  let count = 0;
  while (count < most && items[count] === before[count]) count++;
  return count;
}

/** Those that are not the same at the beginning already; without the first line, above which there is no gap. */
function countSameAtEnd(items: readonly Item[], before: readonly Item[], from: number): number {
  const most = Math.min(items.length, before.length) - Math.max(from, 1);
  let count = 0;
  while (count < most && items.at(-1 - count) === before.at(-1 - count)) count++;
  return count;
}
