import { cn } from "@/lib/cn";
import { Mark, type MarkState, stateInk } from "./mark";

const tint: Record<MarkState, string> = {
  waiting: "bg-waiting-tint inset-ring-waiting-line",
  running: "bg-running-tint inset-ring-running-line",
  succeeded: "bg-succeeded-tint inset-ring-succeeded-line",
  failed: "bg-failed-tint inset-ring-failed-line",
  cancelled: "bg-cancelled-tint inset-ring-cancelled-line",
  degraded: "bg-degraded-tint inset-ring-degraded-line",
  stale: "bg-stale-tint inset-ring-stale-line",
};

/** The state of what a page is about, beside its title: one on a page. */
export function StatusBadge({ state, word }: { state: MarkState; word: string }) {
  return (
    <span
      className={cn(
        "inline-flex h-6 items-center gap-1.5 rounded-full pr-2.25 pl-1.5 text-xs font-medium whitespace-nowrap inset-ring",
        stateInk[state],
        tint[state],
      )}
    >
      <Mark state={state} />
      {word}
    </span>
  );
}
