import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { least } from "./least";

/** What does not move in the window for as long as nobody scrolls; px. */
interface Held {
  scrollY: number;
  lines: HeldLine[];
}

/** A line, and how far below the window's upper edge it begins; px. */
interface HeldLine {
  line: Element;
  top: number;
}

/** While somebody scrolls the browser alone holds on to something: it can do so without breaking off the movement. */
const restMs = 200;

/**
 * What is looked at stays where it is in the window while lines above it come, go and grow: the line with the focus, or else the
 * first whole lines in sight. Browsers do so for most changes, some for none.
 *
 * @param asked what the list answers: where somebody asks for something else, nothing is held
 */
export function useHeldLine(list: RefObject<HTMLElement | null>, asked: string): void {
  const held = useRef<Held>(undefined);
  const answered = useRef(asked);

  useLayoutEffect(() => {
    const isSame = answered.current === asked;
    answered.current = asked;
    held.current = isSame ? putBack(held.current, list.current) : hold(list.current);
  });

  useEffect(() => {
    const here = list.current;
    let resting: ReturnType<typeof setTimeout>;
    const take = () => {
      held.current = hold(here);
    };
    // What becomes higher later than its list knows: in the same picture still.
    const heights = new ResizeObserver(() => {
      held.current = putBack(held.current, here);
    });
    if (here) heights.observe(here);
    const letGo = () => {
      if (held.current?.scrollY === window.scrollY) return;
      held.current = undefined;
      clearTimeout(resting);
      resting = setTimeout(take, restMs);
    };
    take();
    window.addEventListener("scroll", letGo, { passive: true });
    window.addEventListener("resize", take);
    here?.addEventListener("focusin", take);
    return () => {
      heights.disconnect();
      clearTimeout(resting);
      window.removeEventListener("scroll", letGo);
      window.removeEventListener("resize", take);
      here?.removeEventListener("focusin", take);
    };
  }, [list]);
}

/** Scrolls by as much as the lines have moved. What somebody, or the browser, has scrolled is not held until that is over. */
function putBack(held: Held | undefined, list: HTMLElement | null): Held | undefined {
  if (held?.scrollY !== window.scrollY) return undefined;
  const moved = least(held.lines.flatMap(movedBy));
  if (Math.abs(moved) >= 1) window.scrollBy({ top: moved, behavior: "instant" });
  return hold(list);
}

function hold(list: HTMLElement | null): Held {
  return { scrollY: window.scrollY, lines: linesToHold(list) };
}

function linesToHold(list: HTMLElement | null): HeldLine[] {
  const focused = document.activeElement;
  const line = list?.contains(focused) && focused?.closest("[data-key]");
  if (line && isInSight(toHeld(line))) return [toHeld(line)];
  // Whoever sees the beginning of the list goes on seeing it.
  if (!list || list.getBoundingClientRect().top >= 0) return [];
  const found: HeldLine[] = [];
  for (const each of list.querySelectorAll("[data-key]")) {
    const one = toHeld(each);
    if (isInSight(one)) found.push(one);
    if (found.length === 2) break;
  }
  return found;
}

function toHeld(line: Element): HeldLine {
  return { line, top: line.getBoundingClientRect().top };
}

function isInSight({ top }: HeldLine): boolean {
  return top >= 0 && top < window.innerHeight;
}

function movedBy({ line, top }: HeldLine): number[] {
  return line.isConnected ? [line.getBoundingClientRect().top - top] : [];
}
