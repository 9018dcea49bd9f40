import { type RefObject, useDeferredValue, useMemo, useRef, useState } from "react";
import type { LogRows } from "./log-rows";
import { LogSearch } from "./log-search";

export function useLogSearch(
  { buffer, options: { filter } }: LogRows,
  query: string,
  topLine: RefObject<number>,
  goTo: (index: number) => void,
) {
  const searchField = useRef<HTMLInputElement>(null);
  const wanted = useDeferredValue(query);
  const search = useMemo(() => new LogSearch(buffer, filter, wanted), [buffer, filter, wanted]).sync();
  const [currentLine, standAt] = useState<number>();
  const { hits, pattern } = search;

  function onHit(direction: 1 | -1) {
    // Whoever presses Enter at once means what is typed, not what is shown so far.
    const meant = wanted === query ? search : new LogSearch(buffer, filter, query).sync();
    const { length } = meant.hits;
    if (length === 0) return;
    const stands = currentLine === undefined ? -1 : meant.hits.indexOf(currentLine);
    const line = meant.hits[stands < 0 ? meant.hitFrom(topLine.current) : (stands + direction + length) % length];
    standAt(line);
    if (line !== undefined) goTo(line);
  }

  return {
    searchField,
    pattern,
    currentLine,
    standAt,
    onHit,
    hits: pattern && { at: currentLine === undefined ? 0 : hits.indexOf(currentLine) + 1, all: hits.length },
  };
}
