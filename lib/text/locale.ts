import { en } from "./en";
import { ja } from "./ja";

const texts = { en, ja };

export type Locale = keyof typeof texts;
export const locales = Object.keys(texts) as Locale[];
export const localeCookie = "slipway-locale";

export function textOf(locale: Locale) {
  return texts[locale];
}

/** The language that was chosen, else the first of Accept-Language that there is. */
export function pickLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  const wanted = [chosen ?? "", ...(acceptLanguage ?? "").split(",").sort((a, b) => weight(b) - weight(a))];
  const tags = wanted.map((tag) => tag.trim().slice(0, 2).toLowerCase());
  return tags.map((tag) => locales.find((locale) => locale === tag)).find(Boolean) ?? "en";
}

function weight(tag: string): number {
  return Number(/;\s*q=([\d.]+)/.exec(tag)?.[1] ?? 1);
}
