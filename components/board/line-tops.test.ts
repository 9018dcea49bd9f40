import { expect, test } from "vitest";
import type { Item } from "./items";
import { gapPx, LineTops } from "./line-tops";

/** `head 37` is the head of a group that is 37 px high. */
function linesOf(...names: string[]): Item[] {
  return names.map((key) => ({ kind: key.startsWith("head") ? "head" : "rows", key }) as unknown as Item);
}
const heightOf = ({ key }: Item) => Number(key.split(" ").at(-1));

test("a line begins where the one before it ends, and between groups is a gap", () => {
  const tops = new LineTops(heightOf).of(linesOf("head 37", "a 41", "b 63", "head 37", "c 41"));
  expect([...tops]).toEqual([0, 37, 78, 141, 141 + gapPx + 37, 141 + gapPx + 78]);
});

const [head, a, b, next, c, d] = linesOf("head 37", "a 41", "b 63", "head 36", "c 41", "d 29") as [
  Item,
  Item,
  Item,
  Item,
  Item,
  Item,
];
const [taller, other] = linesOf("a 63", "e 20") as [Item, Item];
const before = [head, a, b, next, c, d];

test.each<[string, Item[]]>([
  ["of the same lines", [...before]],
  ["where one became another", [head, taller, b, next, c, d]],
  ["where one came", [head, a, other, b, next, c, d]],
  ["where one went", [head, b, next, c, d]],
  ["where one went to another place", [head, b, next, c, a, d]],
  ["where the last one went", [head, a, b, next, c]],
  ["where one came at the end", [...before, other]],
  ["where the first group went", [next, c, d]],
  ["where a group came first", [next, other, head, a, b, c, d]],
  ["where two lines are the same one", [head, a, a, b, next, c, d]],
  ["where all others are there", [other, taller]],
  ["where none is left", []],
])("what is worked out from the list before is as if it were worked out anew, %s", (_, lines) => {
  const known = new LineTops(heightOf);
  known.of(before);
  expect(known.of(lines)).toEqual(new LineTops(heightOf).of(lines));
  expect(known.of(before)).toEqual(new LineTops(heightOf).of(before));
  expect(known.of(before)).toBe(known.of(before));
});
