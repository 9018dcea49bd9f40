import { cn } from "@/lib/cn";
import type { Progress } from "@/lib/domain/progress";

/** The seven words of a state: our five of progress, and two of health. */
export type MarkState = Progress | "degraded" | "stale";

export const stateInk: Record<MarkState, string> = {
  waiting: "text-waiting",
  running: "text-running",
  succeeded: "text-succeeded",
  failed: "text-failed",
  cancelled: "text-cancelled",
  degraded: "text-degraded",
  stale: "text-stale",
};

/** The shape of a state. It never stands alone: its word is beside it. */
export function Mark({ state, className = "size-4" }: { state: MarkState; className?: string }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" fill="none" className={cn("shrink-0", stateInk[state], className)}>
      {shapes[state]}
    </svg>
  );
}

const cutOut = { stroke: "var(--surface)", strokeWidth: 1.7, strokeLinecap: "round", strokeLinejoin: "round" } as const;

const shapes = {
  waiting: <circle cx="8" cy="8" r="5.75" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.2 2.31" />,
  running: (
    <>
      <circle cx="8" cy="8" r="5.75" stroke="currentColor" strokeOpacity=".28" strokeWidth="2" />
      <path
        className="turning"
        d="M8 2.25A5.75 5.75 0 0 1 13.75 8"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <circle cx="8" cy="8" r="1.6" fill="currentColor" />
    </>
  ),
  succeeded: (
    <>
      <circle cx="8" cy="8" r="6.75" fill="currentColor" />
      <path d="m4.9 8.2 2.1 2.1 4.1-4.4" {...cutOut} />
    </>
  ),
  failed: (
    <>
      <path d="M5.2 1h5.6L15 5.2v5.6L10.8 15H5.2L1 10.8V5.2z" fill="currentColor" />
      <path d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8" {...cutOut} />
    </>
  ),
  cancelled: (
    <>
      <circle cx="8" cy="8" r="5.9" stroke="currentColor" strokeWidth="1.6" />
      <path d="m4 12 8-8" stroke="currentColor" strokeWidth="1.6" />
    </>
  ),
  degraded: (
    <>
      <path d="M8 1.3 15.3 14.3H.7z" fill="currentColor" stroke="currentColor" strokeLinejoin="round" />
      <path d="M8 6v4M8 12.1v.1" {...cutOut} />
    </>
  ),
  stale: (
    <>
      <circle cx="8" cy="8" r="6" stroke="currentColor" strokeWidth="1.5" strokeDasharray="5.5 2" />
      <path d="M8 4.8V8l2.2 1.4" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
    </>
  ),
} as const satisfies Record<MarkState, unknown>;
