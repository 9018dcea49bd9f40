import { expect, test } from "vitest";
import { orderLevels } from "./order-levels";

const item = (key: string, after: string[] = [], goesWith?: string) => ({
  key,
  kind: "stack" as const,
  name: key,
  group: "goes" as const,
  isTicked: true,
  mayUntick: false,
  after,
  goesWith,
  seconds: key.length,
});

const logs = (key: string, ...after: string[]) => ({ ...item(key, after), kind: "log-group" as const });

test.each([
  ["nothing", [], []],
  ["one after the other", [item("a"), item("b", ["a"])], ["a", "b < 0-0"]],
  [
    "side by side, then together",
    [item("a"), item("b", ["a"]), item("c", ["a"]), item("d", ["b", "c"])],
    ["a", "b c < 0-0 0-1", "d < 0-0 1-0"],
  ],
  [
    "below the last of those that it waits for",
    [item("c", ["a", "b"]), item("b", ["a"]), item("a")],
    ["a", "b < 0-0", "c < 0-0"],
  ],
  [
    "what goes along with another is told with it, and waited for with it",
    [item("stack"), item("service", [], "stack"), item("made", [], "service"), item("cluster", ["service"])],
    ["stack+service+made", "cluster < 0-0"],
  ],
  [
    "several of a kind that are told apart by little stand together",
    [item("a"), logs("b", "a"), logs("c", "a")],
    ["a", "b+c < 0-0"],
  ],
  ["what is not part of it is not waited for", [item("a", ["gone"])], ["a"]],
])("%s", (_name, chosen, drawn) => {
  const found = orderLevels(chosen).map(({ nodes, lines }) => {
    const names = nodes.map((node) => [...node.items, ...node.along].map(({ key }) => key).join("+")).join(" ");
    return lines.length > 0 ? `${names} < ${lines.map(({ from, to }) => `${from}-${to}`).join(" ")}` : names;
  });
  expect(found).toEqual(drawn);
});
