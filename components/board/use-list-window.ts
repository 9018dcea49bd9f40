import {
  type RefObject,
  useCallback,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from "react";
import { flushSync } from "react-dom";
import type { Item } from "./items";

/** The window moves in steps, so that not every pixel paints anew, and shows more than is seen on both sides. */
const stepPx = 120;
const besidePx = 480;
/** What stands between two groups, their edges included. */
export const gapPx = 16;

/** How far the list has gone past the upper edge of the window, and how high that is; both in px. */
interface View {
  top: number;
  height: number;
}

/**
 * Which lines of a long list are to be there, while the page itself scrolls. Lines lie in the flow between empty boxes, so each is
 * as high as it wants to be: how high it was is remembered, and for those not seen yet it is estimated. `spanOf` tells how high the
 * box is that stands for the lines from one to before another.
 *
 * @param asked what the list answers: where somebody asks for something else, the lines beside those in view come a picture later
 */
export function useListWindow(
  list: RefObject<HTMLElement | null>,
  items: readonly Item[],
  estimate: (item: Item) => number,
  asked: string,
) {
  const [heights] = useState(() => new Map<string, number>());
  const [measured, noteMeasured] = useReducer((count: number) => count + 1, 0);
  const [view, setView] = useState<View>({ top: 0, height: 0 });
  const observer = useRef<ResizeObserver>(undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `heights` is the same map, and `measured` says that it has changed
  const tops = useMemo(() => topsOf(items, heights, estimate), [items, measured, estimate]);

  useLayoutEffect(() => {
    const look = () => {
      const passed = -(list.current?.getBoundingClientRect().top ?? 0);
      const top = Math.floor(passed / stepPx) * stepPx;
      const height = window.innerHeight;
      setView((before) => (before.top === top && before.height === height ? before : { top, height }));
    };
    // At once: a frame later there would be nothing where the eye is.
    const onScroll = () => flushSync(look);
    const around = new ResizeObserver(look);
    around.observe(document.body);
    window.addEventListener("scroll", onScroll, { passive: true });
    window.addEventListener("resize", look);
    look();
    return () => {
      around.disconnect();
      window.removeEventListener("scroll", onScroll);
      window.removeEventListener("resize", look);
    };
  }, [list]);

  useEffect(() => () => observer.current?.disconnect(), []);

  /** For each line, which names itself by `data-key`. */
  const measure = useCallback(
    (line: HTMLElement | null) => {
      observer.current ??= new ResizeObserver((entries) => {
        if (rememberHeights(entries, heights)) noteMeasured();
      });
      const watching = observer.current;
      if (line) watching.observe(line);
      return () => {
        if (line) watching.unobserve(line);
      };
    },
    [heights],
  );

  const reveal = (index: number) => {
    const start = (list.current?.getBoundingClientRect().top ?? 0) + window.scrollY;
    window.scrollTo({ top: start + (tops[index] ?? 0) - window.innerHeight / 3 });
  };

  const top = view.top + useShift(items, tops, view);
  const beside = useDeferredValue(asked) === asked ? besidePx : 0;
  const first = indexAt(tops, top - beside);
  const last = indexAt(tops, top + view.height + stepPx + beside);
  const spanOf = (from: number, to: number) => (tops[to] ?? 0) - (tops[from] ?? 0);
  return { first, last, spanOf, measure, reveal };
}

/**
 * By how much what is seen moved, since lines came or went above it. They stay on the page, so that the browser has something to
 * hold on to, and what somebody reads does not jump; the browser then scrolls, and that is a new view.
 */
function useShift(items: readonly Item[], tops: Float64Array, view: View): number {
  const [seen, setSeen] = useState<Seen>({ items, tops, view, shift: 0, latest: 0 });
  const isScrolled = seen.view !== view;
  if (isScrolled || seen.items !== items) {
    const latest = isScrolled ? 0 : movedBy(seen, items, tops);
    setSeen({ items, tops, view, shift: isScrolled ? 0 : seen.shift + latest, latest });
  }

  useLayoutEffect(() => {
    if (seen.latest !== 0 && !CSS.supports("overflow-anchor", "auto")) window.scrollBy({ top: seen.latest });
  }, [seen]);

  return seen.shift;
}

interface Seen {
  items: readonly Item[];
  tops: Float64Array;
  view: View;
  /** Since the last time that somebody, or the browser, scrolled. */
  shift: number;
  latest: number;
}

/** Of the lines in view, the first that is still there tells. Whoever sees the beginning of the list goes on seeing it. */
function movedBy({ items, tops, view, shift }: Seen, now: readonly Item[], topsNow: Float64Array): number {
  const top = view.top + shift;
  if (top <= 0) return 0;
  for (let index = indexAt(tops, top); index <= indexAt(tops, top + view.height); index++) {
    const place = placeOf(items[index], now, index);
    if (place >= 0) return (topsNow[place] ?? 0) - (tops[index] ?? 0);
  }
  return 0;
}

/** Most are where they were. */
function placeOf(item: Item | undefined, now: readonly Item[], before: number): number {
  if (item?.key === now[before]?.key) return before;
  return now.findIndex(({ key }) => key === item?.key);
}

/** Where each line begins, and where the last one ends. */
function topsOf(
  items: readonly Item[],
  heights: ReadonlyMap<string, number>,
  estimate: (item: Item) => number,
): Float64Array {
  const tops = new Float64Array(items.length + 1);
  items.forEach((item, index) => {
    const gap = item.kind === "head" && index > 0 ? gapPx : 0;
    tops[index + 1] = (tops[index] ?? 0) + gap + (heights.get(item.key) ?? estimate(item));
  });
  return tops;
}

/** The line that covers this place; the nearest one for places outside. */
function indexAt(tops: Float64Array, px: number): number {
  let low = 0;
  let high = Math.max(0, tops.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= px) low = middle;
    else high = middle - 1;
  }
  return low;
}

function rememberHeights(entries: readonly ResizeObserverEntry[], heights: Map<string, number>): boolean {
  let isNews = false;
  for (const { target, borderBoxSize } of entries) {
    const key = (target as HTMLElement).dataset.key ?? "";
    const height = borderBoxSize[0]?.blockSize ?? 0;
    if (height === 0 || heights.get(key) === height) continue;
    heights.set(key, height);
    isNews = true;
  }
  return isNews;
}
