import { expect, test } from "vitest";
import { pickLocale } from "./locale";

test.each([
  ["ja", "en-GB,en;q=0.9", "ja"],
  ["en", "ja", "en"],
  [undefined, "ja-JP,ja;q=0.9,en;q=0.8", "ja"],
  [undefined, "de,en;q=0.5,ja;q=0.7", "ja"],
  [undefined, "de-DE", "en"],
  [undefined, null, "en"],
  ["xx", "ja", "ja"],
])("chosen %s, browser says %s: %s", (chosen, acceptLanguage, locale) => {
  expect(pickLocale(chosen, acceptLanguage)).toBe(locale);
});
