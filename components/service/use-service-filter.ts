"use client";

import { useSearchParams } from "next/navigation";
import { byAttention, type ServiceFilter } from "./service-states";

/** The filter is in the URL, so that sharing it shows the same. */
export function useServiceFilter(): [ServiceFilter, (filter: ServiceFilter) => void] {
  const search = useSearchParams();
  const filter = { state: byAttention.find((state) => state === search.get("state")), words: search.get("q") ?? "" };

  const setFilter = ({ state, words }: ServiceFilter) => {
    const next = new URLSearchParams({ ...(state && { state }), ...(words && { q: words }) }).toString();
    window.history.replaceState(null, "", next ? `?${next}` : window.location.pathname);
  };
  return [filter, setFilter];
}
