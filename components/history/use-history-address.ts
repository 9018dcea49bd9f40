"use client";

import { useSearchParams } from "next/navigation";
import type { HistoryFilter } from "@/lib/api/history-queries";

const members = ["q", "result", "cause"] as const;

type Part = HistoryFilter & { compare?: string };

/** Filter and comparison are in the URL, so that sharing it shows the same. */
export function useHistoryAddress() {
  const search = useSearchParams();
  const filter: HistoryFilter = Object.fromEntries(
    members.flatMap((name) => (search.get(name) ? [[name, search.get(name)]] : [])),
  );
  const [a, b] = search.get("compare")?.split(",") ?? [];
  const change = (part: Part) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(part)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    const query = next.toString();
    window.history.replaceState(null, "", query ? `?${query}` : window.location.pathname);
  };
  return { filter, compared: a && b ? ([a, b] as const) : undefined, change };
}
