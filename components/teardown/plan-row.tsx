import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

/** Tick or mark, what it is, which one and what about it, and at the end its money or how it stands. */
export const planRow = cn(
  "grid min-h-9 items-center gap-x-3 gap-y-0.5 border-line px-3.5 py-1.5 not-first:border-t max-desk:min-h-13",
  "grid-cols-[16px_minmax(0,1fr)_auto] desk:grid-cols-[16px_168px_minmax(0,1fr)_auto]",
);

interface PlanRowProps {
  lead: ReactNode;
  kind: ReactNode;
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}

export function PlanRow({ lead, kind, aside, className, children }: PlanRowProps) {
  return (
    <li className={cn(planRow, className)}>
      {lead}
      <span className="font-medium">{kind}</span>
      <span className="min-w-0 text-ink-2 wrap-anywhere max-desk:col-start-2 max-desk:-col-end-1 max-desk:row-start-2">
        {children}
      </span>
      <span className="num text-right max-desk:col-start-3 max-desk:row-start-1">{aside}</span>
    </li>
  );
}

/** How many there are, beside a heading. */
export function Count({ children }: { children: ReactNode }) {
  return (
    <span className="num rounded-full bg-sunken px-1.75 text-xs leading-5 font-medium text-ink-2">{children}</span>
  );
}
