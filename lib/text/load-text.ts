import type { Text } from "./en";
import type { Locale } from "./locale";

const importers: Record<Locale, () => Promise<Text>> = {
  en: () => import("./en").then(({ en }) => en),
  ja: () => import("./ja").then(({ ja }) => ja),
};

const loaded = new Map<Locale, Promise<Text>>();

/** A page loads the words of its own language only; the same promise every time, as React wants it. */
export function loadText(locale: Locale): Promise<Text> {
  const text = loaded.get(locale) ?? importers[locale]();
  loaded.set(locale, text);
  return text;
}
