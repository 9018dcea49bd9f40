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
  const [held, setHeld] = useState<readonly T[]>();
  const isApart = held !== undefined && held !== wanted;
  const places = useMemo(
    () => (isApart ? new Map(held.map((one, index) => [keyOf(one), index])) : undefined),
    [isApart, held, keyOf],
  );
  const inOrder = useMemo(() => (places ? inPlaces(wanted, keyOf, places) : wanted), [wanted, keyOf, places]);
  const hasChanged = useMemo(() => inOrder.some((one, index) => one !== wanted[index]), [inOrder, wanted]);

  if (isAtRest && held) setHeld(undefined);
  if (!isAtRest && !held?.length && wanted.length > 0) setHeld(wanted);
  return { inOrder, hasChanged, sortAgain: () => setHeld(wanted) };
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
