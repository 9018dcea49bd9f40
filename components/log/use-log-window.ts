import { type RefObject, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import type { LogRows } from "./log-rows";

/** The window moves in steps, so that not every pixel paints anew, and shows more than is seen on both sides. */
const stepPx = 100;
const besidePx = 300;

/** Which rows are to be there: those in sight and a few around them. */
export function useLogWindow(scroller: RefObject<HTMLElement | null>, rows: LogRows, rowPx: number) {
  const [view, setView] = useState({ top: 0, height: 0 });

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      const top = Math.floor(element.scrollTop / stepPx) * stepPx;
      const height = element.clientHeight;
      setView((before) => (before.top === top && before.height === height ? before : { top, height }));
    };
    // At once: a frame later there would be nothing where the eye is.
    const onScroll = () => flushSync(look);
    const resized = new ResizeObserver(look);
    element.addEventListener("scroll", onScroll, { passive: true });
    resized.observe(element);
    return () => {
      element.removeEventListener("scroll", onScroll);
      resized.disconnect();
    };
  }, [scroller]);

  const rowAt = (px: number) => rows.rowAt(px / rowPx);
  const first = rowAt(view.top - besidePx);
  const last = Math.min(rows.length - 1, rowAt(view.top + view.height + stepPx + besidePx));
  return { first, count: last - first + 1, /** The row at the upper edge. */ top: rowAt(view.top) };
}
