import { type RefObject, useEffect, useMemo, useState } from "react";

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
 * Rows, or groups, keep their places while somebody reads, whatever becomes of them; new ones come at the end. The wanted order is
 * taken when everything is at rest, or when somebody asks for it.
 *
 * @param keyOf always the same function
 */
export function useSteadyOrder<T>(wanted: readonly T[], keyOf: (one: T) => string, isAtRest: boolean) {
  const placesNow = () => new Map(wanted.map((one, index) => [keyOf(one), index]));
  const [kept, setKept] = useState<ReadonlyMap<string, number>>(placesNow);
  const inOrder = useMemo(() => inPlaces(wanted, keyOf, kept), [wanted, keyOf, kept]);
  const hasChanged = useMemo(() => inOrder.some((one, index) => one !== wanted[index]), [inOrder, wanted]);

  const sortAgain = () => setKept(placesNow());
  if (hasChanged && (isAtRest || kept.size === 0)) sortAgain();
  return { inOrder, hasChanged, sortAgain };
}

function inPlaces<T>(wanted: readonly T[], keyOf: (one: T) => string, places: ReadonlyMap<string, number>): T[] {
  const kept = new Array<T | undefined>(places.size);
  const news: T[] = [];
  for (const one of wanted) {
    const place = places.get(keyOf(one));
    if (place === undefined) news.push(one);
    else kept[place] = one;
  }
  return [...kept.filter((one) => one !== undefined), ...news];
}
