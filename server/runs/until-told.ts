import "server-only";
import type { Store } from "@/server/store/open-store";
import { subscribe, type Topic } from "@/server/store/topics";

/** Also looked at without word of a change, since word may be lost. */
const lookEveryMs = 5_000;

/** Waits for what people do with a run: looks whenever something of it, or of a further topic, has changed, until there is an answer. */
export async function untilTold<T>(
  store: Store,
  runId: string,
  look: () => Promise<T | undefined>,
  ...further: Topic[]
): Promise<T> {
  const ending = new AbortController();
  let wake = () => {};
  await subscribe(store, [`run:${runId}`, ...further], () => wake(), ending.signal).catch(() => {}); // the timer looks all the same
  try {
    for (;;) {
      let hasChanged = false;
      const change = new Promise<void>((resolve) => {
        wake = resolve;
      }).then(() => {
        hasChanged = true;
      });
      const answer = await look();
      if (answer !== undefined) return answer;
      if (!hasChanged) await Promise.race([change, laterOn()]);
    }
  } finally {
    ending.abort();
  }
}

function laterOn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, lookEveryMs).unref());
}
