import type { ReactNode } from "react";
import { Mark, type MarkState } from "@/components/progress/mark";

/** One thing that is said before the press. */
export function BeforeLine({ state, children }: { state: MarkState; children: ReactNode }) {
  return (
    <div className="flex gap-2 text-ink-2">
      <Mark state={state} className="mt-0.5 size-4" />
      <div className="min-w-0">{children}</div>
    </div>
  );
}
