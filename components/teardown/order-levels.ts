import { teardownLevels } from "@/lib/domain/teardown-choice";
import type { TeardownItem } from "@/lib/domain/teardown-plan";

/** What goes by itself and what it takes along; several of a kind that are told apart by little stand together. */
export interface OrderNode {
  items: Ordered[];
  along: Ordered[];
}

export interface OrderLevel {
  nodes: OrderNode[];
  seconds: number;
  /** From a node of the level above to one of this, by their places in them. */
  lines: { from: number; to: number }[];
}

type Ordered = Pick<
  TeardownItem,
  "key" | "kind" | "name" | "group" | "isTicked" | "mayUntick" | "after" | "goesWith" | "seconds"
>;

/** The order as it is drawn: what goes at the same time stands side by side. */
export function orderLevels(chosen: readonly Ordered[]): OrderLevel[] {
  const there = new Set(chosen.map(({ key }) => key));
  const hostOf = (item: Ordered): string => {
    const host = item.goesWith && there.has(item.goesWith) && chosen.find(({ key }) => key === item.goesWith);
    return host && host.key !== item.key ? hostOf(host) : item.key;
  };
  const levels = teardownLevels(chosen).map((level) =>
    together(level.filter((item) => hostOf(item) === item.key)).map((items) => ({
      items,
      along: chosen.filter((other) => items.some((item) => item !== other && hostOf(other) === item.key)),
    })),
  );
  return levels
    .filter((nodes) => nodes.length > 0)
    .map((nodes, index, all) => ({
      nodes,
      seconds: Math.max(...nodes.map(secondsOf)),
      lines: linesBetween(all[index - 1] ?? [], nodes),
    }));
}

/** Each of these is something of its own to a person. */
const apart: readonly Ordered["kind"][] = ["express-service", "stack", "cluster", "default-vpc"];

function together(level: readonly Ordered[]): Ordered[][] {
  const groups = new Map<string, Ordered[]>();
  for (const item of level) {
    const key = apart.includes(item.kind) ? item.key : item.kind;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

export function secondsOf({ items, along }: OrderNode): number {
  return Math.max(...[...items, ...along].map(({ seconds }) => seconds));
}

export function hasService({ items, along }: OrderNode): boolean {
  return [...items, ...along].some(({ kind }) => kind === "express-service");
}

function linesBetween(above: readonly OrderNode[], level: readonly OrderNode[]): { from: number; to: number }[] {
  return level.flatMap((node, to) => above.flatMap((before, from) => (waitsFor(node, before) ? [{ from, to }] : [])));
}

function waitsFor(node: OrderNode, before: OrderNode): boolean {
  const keys = [...before.items, ...before.along].map(({ key }) => key);
  return [...node.items, ...node.along].some(({ after }) => after.some((key) => keys.includes(key)));
}
