import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

interface FoldProps {
  title: ReactNode;
  /** What stands at its right end, also while it is closed. */
  summary?: ReactNode;
  isOpen: boolean;
  onToggle: () => void;
  className?: string;
  children: ReactNode;
}

/** A row that opens what is below it; that is not there until then. */
export function Fold({ title, summary, isOpen, onToggle, className, children }: FoldProps) {
  return (
    <div className={cn("border-line not-only:border-t", className)}>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={onToggle}
        className="flex min-h-11 w-full items-center gap-2 px-3.5 py-2 text-left hover:bg-hover"
      >
        <ChevronRight
          size={14}
          aria-hidden="true"
          className={cn("shrink-0 text-ink-3 transition-transform duration-200", isOpen && "rotate-90")}
        />
        <span className="shrink-0 font-medium">{title}</span>
        <span className="phrase min-w-0 flex-1 text-right text-xs text-ink-2 wrap-anywhere">{summary}</span>
      </button>
      {isOpen && <div className="grid grid-cols-[minmax(0,1fr)] gap-4 px-3.5 pt-1 pb-3.5">{children}</div>}
    </div>
  );
}
