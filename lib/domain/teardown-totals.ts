import { teardownLevels } from "./teardown-choice";
import type { TeardownItem } from "./teardown-plan";

interface TeardownTotals {
  /** Resources, as people count them. */
  resources: number;
  /** A level takes as long as the slowest of it. */
  seconds: number;
  /** USD a month. */
  stops: number;
  remains: number;
}

/** Of a plan of which these go. */
export function teardownTotals(items: readonly TeardownItem[], chosen: readonly TeardownItem[]): TeardownTotals {
  const goes = new Set(chosen.map(({ key }) => key));
  const levels = teardownLevels(chosen);
  return {
    resources: sum(chosen, ({ count }) => count),
    seconds: sum(levels, (level) => Math.max(0, ...level.map(({ seconds }) => seconds))),
    stops: sum(chosen, ({ monthly = 0 }) => monthly),
    remains: sum(items, ({ key, monthly = 0 }) => (goes.has(key) ? 0 : monthly)),
  };
}

function sum<Each>(all: readonly Each[], of: (each: Each) => number): number {
  return all.reduce((total, each) => total + of(each), 0);
}
