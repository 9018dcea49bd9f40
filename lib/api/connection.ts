import { useSyncExternalStore } from "react";
import type { Connection } from "./event-stream";

const closed: Connection = { state: "closed" };

/** How the event stream of this page is doing: there is one per page, so there is one word for it. */
let current: Connection = closed;
const listeners = new Set<() => void>();

export function setConnection(connection: Connection): void {
  current = connection;
  for (const listener of listeners) listener();
}

export function connectionNow(): Connection {
  return current;
}

export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, connectionNow, () => closed);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
