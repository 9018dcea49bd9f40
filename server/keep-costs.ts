import "server-only";
import { openReader } from "./access/watch-reader";
import { atPriority } from "./aws/call-priority";
import { log } from "./log";
import type { Store } from "./store/open-store";
import { listLastLooks, listViewers } from "./store/target-viewers";
import { onSnapshot } from "./watch/snapshots";
import { keepCosts } from "./watch/watch-costs";

/** Most snapshots find that nothing is due. */
const everyMs = 60_000;
/** What nobody has looked at for longer is not priced: it would be read for nobody. */
const seenWithinS = 3600;

/** What the watched targets cost is kept fresh beside what they are: it is read when nothing else wants to. */
export function keepCostsOfAll(store: Store): void {
  const keptAt = new Map<string, number>();
  onSnapshot("costs", (_store, { target }) => {
    const now = Date.now();
    if (now - (keptAt.get(target) ?? 0) < everyMs) return;
    keptAt.set(target, now);
    keep(store, target).catch((error) => {
      if (!store.pool.ending) log().warn({ err: error, target }, "What a target costs was not read");
    });
  });
}

async function keep(store: Store, target: string): Promise<void> {
  const looks = await listLastLooks(store);
  if ((looks.get(target) ?? Number.POSITIVE_INFINITY) > seenWithinS) return;
  const { aws } = await openReader(store, target, await listViewers(store, target, seenWithinS));
  await atPriority({ priority: "idle" }, () => keepCosts(store, aws, target));
}
