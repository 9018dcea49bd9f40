import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Item } from "./items";

/** The window moves in steps, so that not every pixel paints anew, and shows more than is seen on both sides. */
const stepPx = 120;
const besidePx = 480;
/** What stands between two groups, their edges included. */
export const gapPx = 16;

/**
 * Which lines of a long list are to be there, while the page itself scrolls. Lines lie in the flow between two empty boxes, so
 * each is as high as it wants to be: how high it was is remembered, and for those not seen yet it is estimated.
 */
export function useListWindow(
  list: RefObject<HTMLElement | null>,
  items: readonly Item[],
  estimate: (item: Item) => number,
) {
  const [heights] = useState(() => new Map<string, number>());
  const [measured, noteMeasured] = useReducer((count: number) => count + 1, 0);
  const [view, setView] = useState({ top: 0, height: 0 });
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

  const first = indexAt(tops, view.top - besidePx);
  const last = indexAt(tops, view.top + view.height + stepPx + besidePx);
  const total = tops.at(-1) ?? 0;
  return { first, last, before: tops[first] ?? 0, after: total - (tops[last + 1] ?? total), measure, reveal };
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
