import { ArrowDown } from "lucide-react";
import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { useRunText } from "@/components/run/use-run-text";
import { cn } from "@/lib/cn";
import type { Progress } from "@/lib/domain/progress";
import { LogRow, SectionHead } from "./log-row";
import type { LogRows } from "./log-rows";
import type { Follow } from "./use-follow";
import { useLogWindow } from "./use-log-window";

export interface LogLinesProps {
  rows: LogRows;
  /** Height of a line. */
  rowPx: number;
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

/** Space for what floats over the end. */
const footPx = 48;

export function LogLines(props: LogLinesProps) {
  const { rows, rowPx, isWrapped, follow, goal, onGoal, topLine, newLines } = props;
  const { log } = useRunText();
  const scroller = useRef<HTMLDivElement>(null);
  const { first, count, top } = useLogWindow(scroller, rows, rowPx);
  const height = rows.height * rowPx + footPx;

  // biome-ignore lint/correctness/useExhaustiveDependencies: only growth moves it, so that a hand on the scroll bar is stronger
  useLayoutEffect(() => {
    if (follow.isFollowing && scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
  }, [follow.isFollowing, height]);

  useEffect(() => {
    const element = scroller.current;
    if (!element || goal === undefined || goal > rows.buffer.lastNumber) return;
    const row = rows.rowOf(rows.buffer.indexOf(goal));
    element.scrollTop = rows.topOf(row) * rowPx - (element.clientHeight - rowPx) / 2;
    onGoal();
  });

  useEffect(() => {
    topLine.current = rows.lineAt(top);
  });
  const covered = rows.sectionOver(top);

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
        {...follow.moves}
        className="max-h-[max(22rem,calc(100dvh-29rem))] min-h-44 @container overflow-auto overscroll-x-contain rounded-b-lg bg-log font-mono text-xs leading-(--row-log) [font-variant-ligatures:none] [:fullscreen_&]:max-h-[calc(100dvh-3rem)]"
      >
        {covered !== undefined && (
          <div className="sticky top-0 left-0 z-10 h-0">
            <SectionHead {...props} index={covered} />
          </div>
        )}
        <div className="relative w-full" style={{ height }}>
          <div
            className={cn("absolute left-0 min-w-full", isWrapped ? "w-full" : "w-max")}
            style={{ top: rows.topOf(first) * rowPx }}
          >
            {Array.from({ length: count }, (_, at) => (
              <LogRow key={rows.keyOf(first + at)} {...props} row={first + at} />
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
