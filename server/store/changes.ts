import "server-only";
import type { Store } from "./open-store";
import { subscribe, type Topic } from "./topics";

/** Events may come by the dozen in a moment; one turn is for what came within this. */
const batchMs = 100;

/** Once at the start, then after every change, several within a moment as one. */
export async function* changes(store: Store, topics: Topic[], signal: AbortSignal): AsyncGenerator<void> {
  let wake = () => {};
  let hasChanged = true;
  await subscribe(
    store,
    topics,
    () => {
      hasChanged = true;
      wake();
    },
    signal,
  );
  signal.addEventListener("abort", () => wake());
  while (!signal.aborted) {
    if (!hasChanged)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    if (signal.aborted) return;
    hasChanged = false;
    yield;
    await new Promise((resolve) => setTimeout(resolve, batchMs));
  }
}
