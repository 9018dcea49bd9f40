import type { Locale } from "./locale";

/** Words that only some pages carry, in the language that is asked for; the same promise every time, as React wants it. */
export type TextPart<Text> = (locale: Locale) => Promise<Text>;

export function makeTextPart<Text>(importers: Record<Locale, () => Promise<Text>>): TextPart<Text> {
  const loaded: Partial<Record<Locale, Promise<Text>>> = {};
  return (locale) => {
    loaded[locale] ??= importers[locale]();
    return loaded[locale];
  };
}
