import type { Locale } from "@/lib/text/locale";

/** A currency, and how much of it a dollar is. */
export interface Currency {
  code: "USD" | "JPY";
  perUsd: number;
}

export const dollars: Currency = { code: "USD", perUsd: 1 };

/** What an hour costs is small, and differs in the third digit. */
const digitsOf = { USD: { hour: 3, sum: 2 }, JPY: { hour: 1, sum: 0 } };

export function money(usd: number, of: "hour" | "sum", { code, perUsd }: Currency, locale: Locale): string {
  const digits = digitsOf[code][of];
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency: code,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(usd * perUsd);
}
