import { describe, expect, test } from "vitest";
import { blockDependents, heldAlong } from "./teardown-blocks";
import { chosenItems, teardownLevels, withNeeded } from "./teardown-choice";
import type { TeardownItem } from "./teardown-plan";
import { teardownTotals } from "./teardown-totals";

const item = (key: string, changes: Partial<TeardownItem> = {}): TeardownItem => ({
  ...{ key, kind: "stack", name: key, resources: [{ type: "x", id: key }], count: 1, group: "goes", solved: [] },
  ...{ evidence: [], mayUntick: false, isTicked: true, after: [], seconds: 10 },
  ...changes,
});

/** As of the article: the service in its stack, its images, the stack that built them, and the rest. */
const article = [
  item("service", { goesWith: "service-stack", seconds: 0, monthly: 20 }),
  item("managed", { goesWith: "service", seconds: 0, count: 5 }),
  item("service-stack", { seconds: 290 }),
  item("images", { after: ["service"], mayUntick: true, count: 23, monthly: 1 }),
  item("build-stack", { after: ["images", "service-stack"], seconds: 40 }),
  item("logs", { after: ["build-stack"], mayUntick: true, seconds: 3 }),
  item("cluster", { kind: "cluster", after: ["service"], mayUntick: true, seconds: 5 }),
  item("vpc", { kind: "default-vpc", after: ["service", "build-stack"], mayUntick: true, isTicked: false }),
  item("balancer", { group: "stays", isTicked: false, monthly: 25 }),
];
const keys = (items: readonly TeardownItem[]) => items.map(({ key }) => key);

describe("what goes", () => {
  test.each([
    ["as it is ticked beforehand", [], ["vpc", "balancer"]],
    [
      "without the images, and so without the stack that holds them",
      ["images"],
      ["images", "build-stack", "logs", "vpc", "balancer"],
    ],
    ["with the default VPC", ["vpc"], ["balancer"]],
    ["whatever is said of what is no choice", ["service-stack", "balancer"], ["vpc", "balancer"]],
    ["with a VPC that waits for what stays", ["vpc", "images"], ["images", "build-stack", "logs", "vpc", "balancer"]],
  ])("%s", (_, changed, left) => {
    const chosen = keys(chosenItems(article, new Set(changed)));
    expect(keys(article).filter((key) => !chosen.includes(key))).toEqual(left);
  });

  test("in levels, each after what it waits for", () => {
    expect(teardownLevels(chosenItems(article, new Set())).map(keys)).toEqual([
      ["service", "managed", "service-stack"],
      ["images", "cluster"],
      ["build-stack"],
      ["logs"],
    ]);
  });

  test("in no order at all where it waits for itself", () => {
    expect(() => teardownLevels([item("one", { after: ["two"] }), item("two", { after: ["one"] })])).toThrow(
      /waits for itself/,
    );
  });

  test("adds up: resources, time by levels, what stops and what remains", () => {
    expect(teardownTotals(article, chosenItems(article, new Set()))).toEqual({
      ...{ resources: 33, seconds: 290 + 10 + 40 + 3, stops: 21, remains: 25 },
    });
  });

  test("with what it needs, when it is chosen by its key", () => {
    expect(keys(withNeeded(article, ["images"]))).toEqual(["service", "managed", "service-stack", "images"]);
    expect(keys(withNeeded(article, ["nothing"]))).toEqual([]);
  });
});

describe("what is blocked", () => {
  const with_ = (changes: Record<string, Partial<TeardownItem>>) =>
    blockDependents(article.map((each) => ({ ...each, ...changes[each.key] })));
  const groups = (items: readonly TeardownItem[], group: string) => keys(items.filter((each) => each.group === group));

  test.each<[string, Record<string, Partial<TeardownItem>>, string[]]>([
    ["blocks nothing where nothing is", {}, []],
    [
      "blocks all that waits for it",
      { "service-stack": { group: "blocked" } },
      ["service", "managed", "service-stack", "images", "build-stack", "logs", "cluster", "vpc"],
    ],
    ["leaves what goes before it", { "build-stack": { group: "blocked" } }, ["build-stack", "logs", "vpc"]],
    ["is what waits for something that stays", { images: { group: "stays" } }, ["build-stack", "logs", "vpc"]],
  ])("%s", (_, changes, blocked) => {
    expect(groups(with_(changes), "blocked")).toEqual(blocked);
  });

  test("stays where what takes it along stays", () => {
    expect(groups(with_({ "service-stack": { group: "stays" } }), "stays")).toEqual([
      ...["service", "managed", "service-stack", "balancer"],
    ]);
  });

  test.each([
    ["build-stack", ["build-stack", "images", "service", "service-stack"]],
    ["images", ["images", "service", "service-stack"]],
    ["cluster", ["cluster"]],
    ["vpc", ["vpc"]],
  ])("by a hold-back of %s is also what goes before it", (key, along) => {
    expect([...heldAlong(article, key)].sort()).toEqual([...along].sort());
  });
});
