import { expect, test } from "vitest";
import type { Locale } from "@/lib/text/locale";
import { dollars, money } from "./money";

const yen = { code: "JPY", perUsd: 150 } as const;

test.each<[number, "hour" | "sum", typeof yen | typeof dollars, Locale, string]>([
  [0.10687, "hour", dollars, "en", "$0.107"],
  [78.0151, "sum", dollars, "en", "$78.02"],
  [12_345.6, "sum", dollars, "ja", "$12,345.60"],
  [0.10687, "hour", yen, "en", "¥16.0"],
  [78.0151, "sum", yen, "en", "¥11,702"],
])("%d of %s", (usd, of, currency, locale, text) => {
  expect(money(usd, of, currency, locale)).toBe(text);
});
