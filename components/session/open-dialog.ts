"use client";

import { useSyncExternalStore } from "react";

/** Dialogs about the session, which anything on the page may open. */
type SessionDialog = "renew" | "who-am-i";

let shown: SessionDialog | undefined;
const listeners = new Set<() => void>();

export function openDialog(dialog: SessionDialog): void {
  show(dialog);
}

export function closeDialog(): void {
  show(undefined);
}

function show(dialog: SessionDialog | undefined): void {
  shown = dialog;
  for (const listener of listeners) listener();
}

export function useOpenDialog(): SessionDialog | undefined {
  return useSyncExternalStore(
    subscribe,
    () => shown,
    () => undefined,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
