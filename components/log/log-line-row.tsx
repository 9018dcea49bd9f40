import { memo } from "react";
import { useRunText } from "@/components/run/use-run-text";
import { cn } from "@/lib/cn";
import { plainText } from "@/lib/domain/ansi";
import type { LogLine } from "@/lib/domain/log";
import { logLevel } from "@/lib/domain/log-level";
import { LogText } from "./log-text";
import { timeSince } from "./time-since";

interface LogLineRowProps {
  line: LogLine;
  startedAt: string;
  pattern?: RegExp;
  isCurrentHit: boolean;
  isLinked: boolean;
  isWrapped: boolean;
  onLink: (number: number) => void;
}

/** Number, time, source, text; on a phone number and text. */
export const logColumns = "grid grid-cols-[52px_minmax(0,1fr)] pr-3.5 desk:grid-cols-[52px_74px_48px_minmax(0,1fr)]";

export const LogLineRow = memo(function LogLineRow(props: LogLineRowProps) {
  const { line, startedAt, pattern, isCurrentHit, isLinked, isWrapped, onLink } = props;
  const { log } = useRunText();
  const isError = logLevel(line, plainText(line.text)) === "error";

  return (
    <div
      data-line={line.number}
      className={cn(
        logColumns,
        "min-h-(--row-log)",
        isError && "bg-failed-tint shadow-[inset_3px_0_0_var(--failed)]",
        (isLinked || isCurrentHit) && "bg-selected",
      )}
    >
      <a
        href={`#L${line.number}`}
        aria-label={log.line(line.number)}
        aria-current={isLinked || undefined}
        tabIndex={-1}
        onClick={(event) => {
          event.preventDefault();
          onLink(line.number);
        }}
        className="pr-3 text-right text-ink-3 tabular-nums select-none hover:text-primary hover:underline"
      >
        {line.number}
      </a>
      <time dateTime={line.at} className="hidden text-ink-3 tabular-nums select-none desk:block">
        {timeSince(startedAt, line.at)}
      </time>
      <span className="hidden text-ink-3 select-none desk:block">{line.source}</span>
      <span className={cn("[tab-size:8]", isWrapped ? "break-all whitespace-pre-wrap" : "whitespace-pre")}>
        <LogText text={line.text} pattern={pattern} isCurrentHit={isCurrentHit} />
      </span>
    </div>
  );
});
