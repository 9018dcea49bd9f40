import "server-only";
import { log } from "@/server/log";
import type { Store } from "@/server/store/open-store";
import type { WatchedService } from "@/server/store/watched-services";

/** A target as a look at AWS has found it: told in the one process of the fleet that watches it. */
export interface Snapshot {
  target: string;
  /** When AWS was asked. */
  asOf: string;
  /** All that are there, changed or not. */
  services: readonly WatchedService[];
  /** Keys of those that are different from the snapshot before. */
  changed: readonly string[];
  gone: readonly string[];
}

type Listener = (store: Store, snapshot: Snapshot) => Promise<void> | void;

// Shared by all bundles of the process.
const own = globalThis as typeof globalThis & { slipwaySnapshotListeners?: Map<string, Listener> };

/** Called after each look that AWS has answered. One listener for each name: a module that is loaded again takes its own place. */
export function onSnapshot(name: string, listener: Listener): void {
  own.slipwaySnapshotListeners ??= new Map();
  own.slipwaySnapshotListeners.set(name, listener);
}

/** A listener that fails costs the others nothing. */
export async function tellSnapshot(store: Store, snapshot: Snapshot): Promise<void> {
  for (const [name, listener] of own.slipwaySnapshotListeners ?? []) {
    try {
      await listener(store, snapshot);
    } catch (error) {
      log().error({ err: error, listener: name, target: snapshot.target }, "A snapshot was not taken");
    }
  }
}
