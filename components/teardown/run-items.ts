import type { TeardownRun } from "@/lib/domain/run";
import type { ItemState } from "@/lib/domain/teardown-progress";

export type FailedItem = Extract<ItemState, { progress: "failed" }>;

/** All that the run deletes, in the order of its steps. */
export function itemsOf({ steps }: Pick<TeardownRun, "steps">): ItemState[] {
  return steps.flatMap(({ detail }) => detail.items ?? []);
}

/** Those that wait for somebody to decide; once the run has ended nobody can. */
export function failedItems(run: Pick<TeardownRun, "steps" | "endedAt">): FailedItem[] {
  if (run.endedAt) return [];
  return itemsOf(run).flatMap((item) => (item.progress === "failed" ? [item] : []));
}

export function goneCount(items: readonly ItemState[]): number {
  return items.filter(({ progress }) => progress === "gone").length;
}
