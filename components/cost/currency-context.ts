"use client";

import { createContext, use } from "react";
import { costsText } from "@/lib/text/parts/costs";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import { dollars, money } from "./money";

const CurrencyContext = createContext(dollars);
export const CurrencyProvider = CurrencyContext.Provider;

/** How money is written here; without a figure, that there is none. */
export function useMoney(): (usd: number | undefined, of: "hour" | "sum") => string {
  const { locale } = useLanguage();
  const { noFigure } = useTextPart(costsText);
  const currency = use(CurrencyContext);
  return (usd, of) => (usd === undefined ? noFigure : money(usd, of, currency, locale));
}
