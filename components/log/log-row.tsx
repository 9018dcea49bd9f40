import { useRunText } from "@/components/run/use-run-text";
import { age } from "@/lib/format";
import { LogHeadRow } from "./log-head-row";
import { LogLineRow } from "./log-line-row";
import type { LogLinesProps } from "./log-lines";

type LogRowProps = Pick<
  LogLinesProps,
  "rows" | "startedAt" | "outcome" | "pattern" | "isWrapped" | "currentHit" | "linked" | "onFold" | "onLink"
> & { row: number };

export function LogRow(props: LogRowProps) {
  const { rows, row, startedAt, pattern, isWrapped, currentHit, linked, onLink } = props;
  const text = useRunText();
  const { kind, index } = rows.at(row) ?? { kind: "line", index: -1 };

  if (kind === "gap") {
    return (
      <p className="sticky left-0 flex h-(--row-log) w-[100cqw] items-center gap-2.5 pr-3.5 pl-13 font-sans text-2xs text-ink-3 select-none before:h-px before:w-5.5 before:bg-line-2 after:h-px after:flex-1 after:bg-line-2">
        {text.log.silence(age(0, rows.silenceMs(index), text))}
      </p>
    );
  }

  if (kind === "head") return <SectionHead {...props} index={index} />;

  const line = rows.buffer.lines[index];
  return (
    line && (
      <LogLineRow
        line={line}
        startedAt={startedAt}
        pattern={pattern}
        isWrapped={isWrapped}
        isCurrentHit={index === currentHit}
        isLinked={line.number === linked}
        onLink={onLink}
      />
    )
  );
}

type SectionHeadProps = Pick<LogLinesProps, "rows" | "outcome" | "onFold"> & { index: number };

export function SectionHead({ rows, outcome, onFold, index }: SectionHeadProps) {
  const { sections } = rows.buffer;
  const section = sections[index];
  if (!section) return null;
  const isLast = index === sections.length - 1;
  return (
    <LogHeadRow
      section={section}
      progress={isLast && outcome && section.progress === "running" ? outcome : section.progress}
      durationMs={rows.silenceMs(section.last, section.first)}
      isFolded={rows.options.folded.has(index)}
      onFold={() => onFold(index)}
    />
  );
}
