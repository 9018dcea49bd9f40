import { expect, test } from "vitest";
import { cellsOf } from "./cells";

test.each([
  ["", 0],
  ["npm install", 11],
  ["a\tb", 9],
  ["日本語", 5],
  ["ok ✅", 3 + 5 / 3],
  ["é", 1],
])("%j takes %d cells", (text, cells) => {
  expect(cellsOf(text)).toBeCloseTo(cells);
});
