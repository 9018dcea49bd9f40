"use client";

import { useSearchParams } from "next/navigation";
import type { ExchangeRate } from "@/lib/domain/exchange-rate";
import { type Currency, dollars } from "./money";
import { type Sort, sortIn, sortText, usualSort } from "./rows";

interface Choices {
  currency: Currency["code"];
  sort: Sort;
}

/** How the page is looked at: in the URL, so that sharing it shows the same. */
export function useCostChoices(rates: readonly ExchangeRate[]) {
  const search = useSearchParams();
  const sort = sortIn(search.get("sort"));
  const rate = rates.find(({ currency }) => currency === search.get("currency"));
  const currency: Currency = rate ? { code: rate.currency, perUsd: rate.perUsd } : dollars;

  const choose = (choice: Partial<Choices>) => {
    const next = { currency: currency.code, sort, ...choice };
    const query = new URLSearchParams({
      ...(next.currency !== "USD" && { currency: next.currency }),
      ...(sortText(next.sort) !== sortText(usualSort) && { sort: sortText(next.sort) }),
    }).toString();
    window.history.replaceState(null, "", query ? `?${query}` : window.location.pathname);
  };
  return { currency, rate, sort, choose };
}
