"use client";

import { useSyncExternalStore } from "react";

let isAsked = false;
const listeners = new Set<() => void>();

/** From anywhere on the page: opens the dialog that signs in without leaving, or closes it. */
export function askToRenew(isWanted: boolean): void {
  isAsked = isWanted;
  for (const listener of listeners) listener();
}

export function useIsRenewing(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => isAsked,
    () => false,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
