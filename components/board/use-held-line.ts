import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

/** The line that has the focus, and how far down the page it begins; px. */
interface Held {
  line: Element;
  begins: number;
}

/**
 * The line with the focus stays where it is in the window while lines above it come, go and grow. Without one, the browser holds
 * on to the first line in sight.
 */
export function useHeldLine(list: RefObject<HTMLElement | null>, items: readonly unknown[]): void {
  const held = useRef<Held>(undefined);
  const shown = useRef(items);

  useLayoutEffect(() => {
    const now = heldIn(list.current);
    const moved = now && now.line === held.current?.line ? now.begins - held.current.begins : 0;
    const isNews = shown.current !== items;
    held.current = now;
    shown.current = items;
    if (isNews && now && moved !== 0 && isInSight(now.begins - moved))
      window.scrollBy({ top: moved, behavior: "instant" });
  });

  useEffect(() => {
    const here = list.current;
    const note = () => {
      held.current = heldIn(here);
    };
    here?.addEventListener("focusin", note);
    return () => here?.removeEventListener("focusin", note);
  }, [list]);
}

function heldIn(list: HTMLElement | null): Held | undefined {
  const focused = document.activeElement;
  const line = list?.contains(focused) && focused?.closest("[data-key]");
  return line ? { line, begins: line.getBoundingClientRect().top + window.scrollY } : undefined;
}

function isInSight(begins: number): boolean {
  return begins >= window.scrollY && begins < window.scrollY + window.innerHeight;
}
