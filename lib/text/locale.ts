export const locales = ["en", "ja"] as const;

export type Locale = (typeof locales)[number];
export const localeCookie = "slipway-locale";

/** The language that was chosen, else the first of Accept-Language that there is. */
export function pickLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  const wanted = [chosen ?? "", ...(acceptLanguage ?? "").split(",").sort((a, b) => weight(b) - weight(a))];
  const tags = wanted.map((tag) => tag.trim().slice(0, 2).toLowerCase());
  return tags.map((tag) => locales.find((locale) => locale === tag)).find(Boolean) ?? "en";
}

function weight(tag: string): number {
  return Number(/;\s*q=([\d.]+)/.exec(tag)?.[1] ?? 1);
}
