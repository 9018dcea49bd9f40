import { expect, test } from "vitest";
import type { TeardownItem } from "./teardown-plan";
import { scopeOf, TeardownScopeText } from "./teardown-scope";
import { scopeText } from "./teardown-scope-text";
import { noLongerTrue, planContents } from "./teardown-truth";

const item = (key: string, ids: string[], group: TeardownItem["group"] = "goes") => ({
  key,
  group,
  resources: ids.map((id) => ({ type: "image", id })),
});
const seen = [item("images:shop", ["a", "b"]), item("stack:shop", ["s"])];

test.each([
  ["the same", seen, []],
  ["an image more", [item("images:shop", ["a", "b", "c"]), item("stack:shop", ["s"])], ["images:shop"]],
  ["an image less", [item("images:shop", ["a"]), item("stack:shop", ["s"])], []],
  ["all gone meanwhile", [], []],
  ["another stack of the name", [item("images:shop", ["a", "b"]), item("stack:shop", ["t"])], ["stack:shop"]],
  ["now blocked", [item("images:shop", ["a", "b"]), item("stack:shop", ["s"], "blocked")], ["stack:shop"]],
  ["something else beside it", [...seen, item("cluster:default", ["c"])], []],
])("a plan is looked at again: %s", (_, now, untrue) => {
  expect(noLongerTrue(seen, now)).toEqual(untrue);
});

const full = (key: string, changes: Partial<TeardownItem> = {}): TeardownItem => ({
  ...{ key, kind: "images", name: key, resources: [{ type: "image", id: "a" }], count: 1, group: "goes", solved: [] },
  ...{ evidence: [], mayUntick: true, isTicked: true, after: [], seconds: 1 },
  ...changes,
});
const contents = (...items: TeardownItem[]) =>
  planContents({ target: "123456789012~eu-west-1", scope: { kind: "target" }, items });

test.each<[string, TeardownItem[], boolean]>([
  ["in another order", [full("two"), full("one")], true],
  ["with other sizes, times and money", [full("one", { sizeBytes: 9, monthly: 3, seconds: 8 }), full("two")], true],
  ["with something more that stays", [full("one"), full("two"), full("three", { group: "stays" })], true],
  ["with another image", [full("one", { resources: [{ type: "image", id: "b" }] }), full("two")], false],
  ["with something less", [full("one")], false],
  ["in another sequence", [full("one", { after: ["two"] }), full("two")], false],
])("a plan %s", (_, items, isSame) => {
  expect(contents(...items) === contents(full("one"), full("two"))).toBe(isSame);
});

test.each([
  "service:default/shop",
  "service:My_cluster-1/Shop_2",
  "stack:shop-build",
  "target",
  "leftovers:log-group:/aws/ecs/default/shop-1a2b,cluster:old",
])("the scope %s is itself again", (text) => {
  expect(TeardownScopeText.safeParse(text).success).toBe(true);
  expect(scopeText(scopeOf(text))).toBe(text);
});

test.each([
  "",
  "service:shop",
  "service:/shop",
  "stack:",
  "stack:-x",
  "targets",
  "leftovers:",
  "leftovers:a,b",
  "leftovers:x:a b",
])("“%s” is no scope", (text) => {
  expect(TeardownScopeText.safeParse(text).success).toBe(false);
});
