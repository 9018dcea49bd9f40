import { useEffectEvent, useLayoutEffect, useRef } from "react";
import { logColumns } from "./log-line-row";

export interface LogMetrics {
  /** Height of a line. */
  rowPx: number;
  /** Cells of a line's text in the width that there is. */
  columns?: number;
}

const probe = "0".repeat(100);

/** A row that nobody sees, to know how high a line is and how much it holds. */
export function LogRuler({ onMeasure }: { onMeasure: (metrics: LogMetrics) => void }) {
  const space = useRef<HTMLSpanElement>(null);
  const cells = useRef<HTMLSpanElement>(null);

  const measure = useEffectEvent(() => {
    const cellPx = (cells.current?.getBoundingClientRect().width ?? 0) / probe.length;
    const { width = 0, height = 0 } = space.current?.getBoundingClientRect() ?? {};
    if (cellPx > 0 && height > 0) onMeasure({ rowPx: height, columns: Math.floor(width / cellPx) });
  });

  useLayoutEffect(() => {
    const resized = new ResizeObserver(() => measure());
    if (space.current) resized.observe(space.current);
    if (cells.current) resized.observe(cells.current); // the font may come late
    return () => resized.disconnect();
  }, []);

  return (
    <div aria-hidden="true" className="invisible h-0 overflow-y-scroll font-mono text-xs leading-(--row-log)">
      <div className={logColumns}>
        <span />
        <span className="hidden desk:block" />
        <span className="hidden desk:block" />
        <span ref={space} className="block whitespace-pre">
          <span ref={cells} className="inline-block">
            {probe}
          </span>
        </span>
      </div>
    </div>
  );
}
