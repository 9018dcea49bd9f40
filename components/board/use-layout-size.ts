"use client";

import { useSyncExternalStore } from "react";

const phonePx = 820;
const pagePx = 1680;
const besidePx = 48;
const cardPx = 300;

/** How much stands beside each other; read as one number, so that it changes only where that does. */
export function useLayoutSize(): { isPhone: boolean; cardsPerLine: number } {
  const code = useSyncExternalStore(subscribe, read, () => 4);
  return { isPhone: code < 0, cardsPerLine: Math.abs(code) };
}

function read(): number {
  const { innerWidth } = window;
  const cards = Math.max(1, Math.floor((Math.min(innerWidth, pagePx) - besidePx) / cardPx));
  return innerWidth <= phonePx ? -cards : cards;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("resize", listener);
  return () => window.removeEventListener("resize", listener);
}
