import type { AccessText } from "./en-access";
import type { Locale } from "./locale";

const importers: Record<Locale, () => Promise<AccessText>> = {
  en: () => import("./en-access").then(({ enAccess }) => enAccess),
  ja: () => import("./ja-access").then(({ jaAccess }) => jaAccess),
};

const loaded = new Map<Locale, Promise<AccessText>>();

/** The same promise every time, as React wants it. */
export function loadAccessText(locale: Locale): Promise<AccessText> {
  const text = loaded.get(locale) ?? importers[locale]();
  loaded.set(locale, text);
  return text;
}
