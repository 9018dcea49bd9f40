"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { type BoardView, queryOf, viewOf } from "./board-view";

/** Browsers refuse an address that changes with every key. */
const writeAfterMs = 150;

/** The view that the address has. What is typed is seen at once; the address follows when the hand rests. */
export function useBoardView(): [BoardView, (part: Partial<BoardView>) => void] {
  const search = useSearchParams();
  const [view, setView] = useState(() => viewOf(search));
  const written = useRef(queryOf(view));

  // Somebody has gone to another address: back, a saved view, the choice of a target.
  useEffect(() => {
    const there = viewOf(search);
    if (queryOf(there) === written.current) return;
    written.current = queryOf(there);
    setView(there);
  }, [search]);

  useEffect(() => {
    const query = queryOf(view);
    if (query === written.current) return;
    const timer = setTimeout(() => {
      written.current = query;
      window.history.replaceState(null, "", query ? `?${query}` : window.location.pathname);
    }, writeAfterMs);
    return () => clearTimeout(timer);
  }, [view]);

  return [view, (part) => setView((before) => ({ ...before, ...part }))];
}
