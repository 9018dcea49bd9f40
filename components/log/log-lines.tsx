import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown } from "lucide-react";
import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { cn } from "@/lib/cn";
import type { Progress } from "@/lib/domain/progress";
import { useText } from "@/lib/text/text-provider";
import { LogRow } from "./log-row";
import type { LogRows } from "./log-rows";
import type { Follow } from "./use-follow";

export interface LogLinesProps {
  rows: LogRows;
  startedAt: string;
  /** How the run ended, once it has. */
  outcome?: Progress;
  pattern?: RegExp;
  isWrapped: boolean;
  follow: Follow;
  /** Index of the line at which the search stands. */
  currentHit?: number;
  /** Number of the line that the address names. */
  linked?: number;
  /** Number of the line to bring into view as soon as it is there. */
  goal?: number;
  onGoal: () => void;
  /** Is told the index of the line at the top. */
  topLine: RefObject<number>;
  newLines: number;
  onFold: (section: number) => void;
  onLink: (number: number) => void;
}

const lineHeight = 20;
const headHeight = 28;

export function LogLines(props: LogLinesProps) {
  const { rows, isWrapped, follow, goal, onGoal, topLine, newLines, linked, currentHit } = props;
  const { log } = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (row) => (rows.isHead(row) ? headHeight : lineHeight),
    getItemKey: rows.keyOf,
    overscan: 16,
    paddingEnd: 48,
  });
  const height = virtualizer.getTotalSize();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the sizes that are known belong to the other way of wrapping, or to other rows
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, isWrapped]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only growth moves it, so that a hand on the scroll bar is stronger
  useLayoutEffect(() => {
    if (follow.isFollowing && scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
  }, [follow.isFollowing, height]);

  useEffect(() => {
    if (goal === undefined || goal > rows.buffer.lastNumber || rows.length === 0) return;
    virtualizer.scrollToIndex(rows.rowOf(rows.buffer.indexOf(goal)), { align: "center" });
    onGoal();
  });

  const items = virtualizer.getVirtualItems();
  const top = items.find(({ end }) => end > (virtualizer.scrollOffset ?? 0));
  useEffect(() => {
    topLine.current = rows.lineAt(top?.index ?? 0);
  });
  const covered = top && !rows.isHead(top.index) ? rows.headOf(top.index) : undefined;

  return (
    <div className="relative min-h-0">
      <div
        ref={scroller}
        role="log"
        aria-label={log.title}
        aria-live="off"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
        tabIndex={0}
        data-focus="inset"
        onScroll={follow.onScroll}
        onWheel={follow.onWheel}
        className="max-h-[max(22rem,calc(100dvh-29rem))] min-h-44 overflow-auto overscroll-x-contain rounded-b-lg bg-log font-mono text-xs leading-(--row-log) [font-variant-ligatures:none] [:fullscreen_&]:max-h-[calc(100dvh-3rem)]"
      >
        {covered !== undefined && (
          <div className="sticky top-0 left-0 z-10 h-0">
            <LogRow {...props} row={covered} />
          </div>
        )}
        <div className="relative w-full" style={{ height }}>
          <div
            className={cn("absolute top-0 left-0 min-w-full", isWrapped ? "w-full" : "w-max")}
            style={{ transform: `translateY(${items[0]?.start ?? 0}px)` }}
          >
            {items.map(({ key, index }) => (
              <div key={key} data-index={index} ref={isWrapped ? virtualizer.measureElement : undefined}>
                <LogRow {...props} row={index} linked={linked} currentHit={currentHit} />
              </div>
            ))}
          </div>
        </div>
      </div>
      {newLines > 0 && (
        <button
          type="button"
          onClick={() => follow.setFollowing(true)}
          className="absolute bottom-3 left-1/2 flex h-8 -translate-x-1/2 items-center gap-2 rounded-full bg-primary pr-3.5 pl-3 font-[550] whitespace-nowrap text-primary-foreground shadow-over hover:bg-primary-press max-desk:h-11"
        >
          <ArrowDown size={14} aria-hidden="true" />
          {log.newLines(newLines)}
        </button>
      )}
    </div>
  );
}
