"use client";

import { useSyncExternalStore } from "react";

/** A view under a name; `query` is what its address has. */
export interface SavedView {
  name: string;
  query: string;
}

const key = "slipway-views";
const most = 30;
const listeners = new Set<() => void>();
const none: readonly SavedView[] = [];
let kept: { text: string | null; views: readonly SavedView[] } = { text: null, views: none };

/** The views that people of this browser have saved. */
export function useSavedViews(): readonly SavedView[] {
  return useSyncExternalStore(subscribe, read, () => none);
}

/** Under a name that is there already it takes the place of the other. */
export function saveView(view: SavedView): void {
  write([...read().filter(({ name }) => name !== view.name), view].slice(-most));
}

export function forgetView(name: string): void {
  write(read().filter((view) => view.name !== name));
}

function read(): readonly SavedView[] {
  const text = localStorage.getItem(key);
  if (text !== kept.text) kept = { text, views: parse(text) };
  return kept.views;
}

/** Anybody can write there, so that what is no view is left out. */
function parse(text: string | null): readonly SavedView[] {
  try {
    const found: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(found) ? found.filter(isView) : none;
  } catch {
    return none;
  }
}

function isView(value: unknown): value is SavedView {
  const { name, query } = (value ?? {}) as Partial<SavedView>;
  return typeof name === "string" && typeof query === "string";
}

function write(views: readonly SavedView[]): void {
  localStorage.setItem(key, JSON.stringify(views));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}
