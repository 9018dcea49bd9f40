import "server-only";
import type { Store } from "./open-store";

/**
 * What has changed: a run (its steps too), a build, the log of either, the list of runs, a session or token that has ended, who may do what,
 * what is known of services, that somebody looks at a target, events of services' health, channels
 * of notifications.
 */
export type Topic =
  | `run:${string}`
  | `build:${string}`
  | `log:${string}`
  | "runs"
  | `session:${string}`
  | `token:${string}`
  | "rights"
  | "team"
  | "looks"
  | "health-events"
  | "notifications";

const channel = "slipway";

interface Hub {
  subscribers: Map<Topic, Set<() => void>>;
  listening: Promise<unknown>;
}

// Kept on the store's own object: instrumentation and routes are bundled apart but share the store.
const hubs = new WeakMap<Store, Hub>();

/** Tells every replica. Only names travel; who wants the rows reads them. */
export async function publish(store: Store, ...topics: Topic[]): Promise<void> {
  await store.notify(channel, ...topics);
}

/** Calls back at every change until the signal ends it; several changes may come as one call. */
export async function subscribe(
  store: Store,
  topics: Topic[],
  onChange: () => void,
  signal: AbortSignal,
): Promise<void> {
  const hub = hubOf(store);
  await hub.listening;
  if (signal.aborted) return;
  for (const topic of topics) {
    const callbacks = hub.subscribers.get(topic) ?? new Set();
    hub.subscribers.set(topic, callbacks.add(onChange));
  }
  signal.addEventListener("abort", () => {
    for (const topic of topics) {
      const callbacks = hub.subscribers.get(topic);
      callbacks?.delete(onChange);
      if (callbacks?.size === 0) hub.subscribers.delete(topic);
    }
  });
}

/** Whether somebody in this process waits for it: a page that shows it, a program that follows it. */
export function isFollowed(store: Store, topic: Topic): boolean {
  return hubs.get(store)?.subscribers.has(topic) ?? false;
}

function hubOf(store: Store): Hub {
  let hub = hubs.get(store);
  if (!hub) {
    const subscribers: Hub["subscribers"] = new Map();
    const listening = store.listen(channel, (payload) => {
      // Without a payload, some may have been missed: all look again.
      const heard = payload === "" ? [...subscribers.values()] : [subscribers.get(payload as Topic) ?? []];
      for (const callbacks of heard) for (const onChange of callbacks) onChange();
    });
    hub = { subscribers, listening };
    hubs.set(store, hub);
    listening.catch(() => hubs.delete(store)); // the next who subscribes tries again
  }
  return hub;
}
