"use client";

import { useSearchParams } from "next/navigation";
import type { ActivityFilter } from "@/lib/api/access-queries";

const members = ["q", "who", "action", "target", "result", "from", "to"] as const;

/** The filter is in the URL, so that sharing it shows the same. */
export function useActivityFilter(): [ActivityFilter, (part: ActivityFilter) => void] {
  const search = useSearchParams();
  const filter = Object.fromEntries(members.flatMap((name) => (search.get(name) ? [[name, search.get(name)]] : [])));

  const change = (part: ActivityFilter) => {
    const next = Object.entries({ ...filter, ...part }).filter(([, value]) => value);
    const query = new URLSearchParams(next as [string, string][]).toString();
    window.history.replaceState(null, "", query ? `?${query}` : window.location.pathname);
  };
  return [filter, change];
}
