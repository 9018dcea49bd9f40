import { type RefObject, useEffect, useMemo, useState } from "react";
import type { Row } from "@/components/team/rows";

const restMs = 10_000;
const lookMs = 1000;
const signs = ["pointermove", "pointerdown", "wheel", "keydown", "input", "focusin", "scroll", "touchmove"] as const;

/** Nobody reads or points: for ten seconds there was no sign of a hand, and the focus is somewhere else. */
export function useIsAtRest(list: RefObject<HTMLElement | null>): boolean {
  const [isAtRest, setAtRest] = useState(true);

  useEffect(() => {
    let busyAt = Number.NEGATIVE_INFINITY;
    const noteSign = () => {
      busyAt = performance.now();
      setAtRest(false);
    };
    const look = () =>
      setAtRest(performance.now() - busyAt > restMs && !list.current?.contains(document.activeElement));
    const timer = setInterval(look, lookMs);
    for (const sign of signs) window.addEventListener(sign, noteSign, { passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, noteSign);
    };
  }, [list]);

  return isAtRest;
}

/**
 * Rows keep their places while somebody reads, whatever becomes of them; new ones come at the end. The wanted order is taken
 * when everything is at rest, or when somebody asks for it.
 */
export function useSteadyOrder(wanted: readonly Row[], isAtRest: boolean) {
  const [kept, setKept] = useState<ReadonlyMap<string, number>>(() => placesOf(wanted));
  const rows = useMemo(() => inPlaces(wanted, kept), [wanted, kept]);
  const hasChanged = useMemo(() => rows.some((row, index) => row !== wanted[index]), [rows, wanted]);

  const sortAgain = () => setKept(placesOf(wanted));
  if (hasChanged && (isAtRest || kept.size === 0)) sortAgain();
  return { rows, hasChanged, sortAgain };
}

function placesOf(rows: readonly Row[]): Map<string, number> {
  return new Map(rows.map(({ key }, index) => [key, index]));
}

function inPlaces(wanted: readonly Row[], places: ReadonlyMap<string, number>): Row[] {
  const kept = new Array<Row | undefined>(places.size);
  const news: Row[] = [];
  for (const row of wanted) {
    const place = places.get(row.key);
    if (place === undefined) news.push(row);
    else kept[place] = row;
  }
  return [...kept.filter((row) => row !== undefined), ...news];
}
