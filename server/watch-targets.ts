import "server-only";
import { listKnownTargets } from "./access/known-targets";
import { openReader } from "./access/watch-reader";
import { env } from "./env";
import type { Store } from "./store/open-store";
import { launchWatching } from "./watch/watch-fleet";

/** From now on this process watches those targets that no other one of the fleet does. */
export function watchAllTargets(store: Store, hurry?: number): Promise<{ end(): Promise<void> }> {
  return launchWatching({
    store,
    hurry,
    isReplica: Boolean(env().databaseUrl),
    listTargets: async () => (await listKnownTargets(store)).map(({ target }) => target),
    openReader: (target, viewers) => openReader(store, target, viewers),
  });
}
