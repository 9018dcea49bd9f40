import type { Locale } from "@/lib/text/locale";
import { useLanguage } from "@/lib/text/text-provider";

/** An estimate by the month: never without the words that say so. */
interface MoneyProps {
  usd: number;
  /** In a column whose heading has the currency. */
  isPlain?: boolean;
}

export function Money({ usd, isPlain = false }: MoneyProps) {
  const { locale } = useLanguage();
  return isPlain ? usd.toFixed(2) : inDollars(usd, locale);
}

function inDollars(usd: number, locale: Locale): string {
  const style = { style: "currency", currency: "USD", currencyDisplay: "narrowSymbol" } as const;
  return new Intl.NumberFormat(locale, style).format(usd);
}
