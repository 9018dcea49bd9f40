import { expect, test } from "vitest";
import { type BoardView, isFiltered, plainView, queryOf, viewOf } from "./board-view";

test.each<[string, BoardView]>([
  ["", plainView],
  ["state=failed", { ...plainView, state: "failed" }],
  ["q=web+mika&as=compact", { ...plainView, words: "web mika", look: "compact" }],
  [
    "target=123456789012%7Eeu-west-1&group=none&as=cards",
    { ...plainView, target: "123456789012~eu-west-1", grouping: "none", look: "cards" },
  ],
])("the address ?%s and the view are the same thing", (query, view) => {
  expect(viewOf(new URLSearchParams(query))).toEqual({ state: undefined, target: undefined, ...view });
  expect(queryOf(view)).toBe(query);
});

test("what the address cannot mean is left out", () => {
  const view = viewOf(new URLSearchParams("state=broken&group=planet&as=globe"));
  expect(queryOf(view)).toBe("");
});

test("a view is filtered by a state or by words that say something", () => {
  expect(isFiltered(plainView)).toBe(false);
  expect(isFiltered({ ...plainView, words: "  " })).toBe(false);
  expect(isFiltered({ ...plainView, words: "web" })).toBe(true);
  expect(isFiltered({ ...plainView, state: "failed" })).toBe(true);
});
