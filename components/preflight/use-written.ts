import { count, dateTime, hourlyMoney, money } from "@/lib/format";
import type { Written } from "@/lib/text/preflight-words";
import { useLanguage } from "@/lib/text/text-provider";

/** Numbers, money and times of evidence, in the language of the page. */
export function useWritten(): Written {
  const { locale } = useLanguage();
  return {
    count: (value) => count(value, locale),
    hourly: (usd) => hourlyMoney(usd, locale),
    monthly: (usd) => money(usd, locale),
    dateTime: (at) => dateTime(at, locale),
  };
}
