import { expect, test } from "vitest";
import { goesAlong, goneBefore } from "./teardown-order";
import type { TeardownItem } from "./teardown-plan";
import { itemsByStep, teardownSteps } from "./teardown-steps";

type Linked = Pick<TeardownItem, "key" | "kind" | "after" | "goesWith">;

const item = (key: string, rest: Partial<Linked> = {}): Linked => ({
  key,
  kind: key.slice(0, key.indexOf(":")) as TeardownItem["kind"],
  after: [],
  ...rest,
});

/** The article's two stacks. */
const article = [
  item("express-service:default/chat", { goesWith: "stack:chat-service" }),
  item("managed-resources:default/chat", { goesWith: "express-service:default/chat" }),
  item("load-balancer:alb", { goesWith: "express-service:default/chat" }),
  item("stack:chat-service"),
  item("images:chat", { after: ["express-service:default/chat"] }),
  item("stack:chat-build", { after: ["images:chat", "stack:chat-service"] }),
  item("repository:chat", { goesWith: "stack:chat-build" }),
  item("log-group:/aws/codebuild/chat", { after: ["stack:chat-build"] }),
  item("cluster:default", { after: ["express-service:default/chat"] }),
];

test("each item is in a step, and in none before what must be gone first", () => {
  const steps = [...itemsByStep(article)].map(([name, items]) => [name, items.map(({ key }) => key)]);
  expect(steps).toEqual([
    [
      "services",
      ["express-service:default/chat", "managed-resources:default/chat", "load-balancer:alb", "stack:chat-service"],
    ],
    ["images", ["images:chat"]],
    ["stacks", ["stack:chat-build", "repository:chat"]],
    ["log-groups", ["log-group:/aws/codebuild/chat"]],
    ["clusters", ["cluster:default"]],
  ]);
});

test("what waits for a later step is in that step", () => {
  const images = item("images:odd", { after: ["cluster:default"] });
  expect([...itemsByStep([...article, images])].find(([, items]) => items.includes(images))?.[0]).toBe("clusters");
});

test("a service and all that ECS made for it are gone before the stack that may hold their role", () => {
  const before = goneBefore(article);
  expect(before.get("express-service:default/chat")).toEqual([]);
  expect(before.get("managed-resources:default/chat")).toEqual(["express-service:default/chat"]);
  expect(before.get("stack:chat-service")).toEqual([
    "express-service:default/chat",
    "managed-resources:default/chat",
    "load-balancer:alb",
  ]);
  expect(before.get("repository:chat")).toEqual(["stack:chat-build"]);
});

test.each([
  ["repository:chat", true],
  ["load-balancer:alb", false],
  ["managed-resources:default/chat", false],
  ["express-service:default/chat", false],
  ["stack:chat-build", false],
])("%s goes without a word of its own: %s", (key, expected) => {
  const found = article.find((each) => each.key === key);
  expect(found && goesAlong(found)).toBe(expected);
});

test("an approval comes before the plan is looked at again", () => {
  expect(teardownSteps([], true)).toEqual(["approval", "check-plan", "sweep"]);
  expect(teardownSteps([], false)).toEqual(["check-plan", "sweep"]);
});
