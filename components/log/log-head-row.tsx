import { ChevronDown, ChevronRight } from "lucide-react";
import { Mark } from "@/components/progress/mark";
import { useRunText } from "@/components/run/use-run-text";
import type { Progress } from "@/lib/domain/progress";
import { duration } from "@/lib/format";
import type { BufferedSection } from "./log-buffer";

interface LogHeadRowProps {
  section: BufferedSection;
  progress: Progress;
  durationMs: number;
  isFolded: boolean;
  onFold: () => void;
}

/** The heading of a phase of the build, or of what CloudFormation and ECS said. */
export function LogHeadRow({ section, progress, durationMs, isFolded, onFold }: LogHeadRowProps) {
  const text = useRunText();
  const { lines, errors, warnings } = section;
  const Chevron = isFolded ? ChevronRight : ChevronDown;

  return (
    <button
      type="button"
      data-focus="inset"
      aria-expanded={!isFolded}
      onClick={onFold}
      className="sticky left-0 flex h-[calc(var(--row-log)*1.4)] w-[100cqw] items-center gap-2 border-b border-line bg-canvas pr-3 pl-2 whitespace-nowrap shadow-[0_-1px_0_var(--line)] hover:bg-hover"
    >
      <Chevron size={14} aria-hidden="true" className="shrink-0 text-ink-3" />
      <Mark state={progress} />
      <span className="truncate font-mono font-[550]">{section.phase ?? text.log.sources[section.source]}</span>
      <span className="sr-only">{text.progress.of[progress]}</span>
      <span className="ml-auto text-ink-3">
        {text.log.lines(lines)}
        {errors > 0 && <span className="text-failed">, {text.log.errors(errors)}</span>}
        {warnings > 0 && <span>, {text.log.warnings(warnings)}</span>} · {duration(durationMs)}
      </span>
    </button>
  );
}
