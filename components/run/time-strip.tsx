import type { MarkState } from "@/components/progress/mark";
import { Card } from "@/components/ui/card";
import { useNow } from "@/components/ui/use-now";
import { cn } from "@/lib/cn";
import type { Run, Step } from "@/lib/domain/run";
import { duration } from "@/lib/format";
import { stepState } from "./run-words";
import { timeAxis } from "./time-axis";
import { useRunText } from "./use-run-text";

const looks: Record<MarkState, string> = {
  waiting: "",
  running: "bg-primary text-primary-foreground",
  succeeded: "bg-succeeded-line text-ink",
  failed: "bg-failed text-surface",
  cancelled: "bg-cancelled-line text-ink",
  degraded: "bg-degraded-line text-ink",
  stale: "",
};

/** Narrower than this share of the axis, a name does not fit. */
const leastNamedShare = 0.055;

/** All steps on one axis. The list of steps says the same in words. */
export function TimeStrip({ run }: { run: Run }) {
  return run.endedAt ? <Strip run={run} now={Date.parse(run.endedAt)} /> : <TickingStrip run={run} />;
}

function TickingStrip({ run }: { run: Run }) {
  return <Strip run={run} now={useNow()} />;
}

function Strip({ run, now }: { run: Run; now: number }) {
  const text = useRunText();
  const start = Date.parse(run.startedAt);
  const elapsedMs = Math.max(0, now - start);
  const { lengthMs, ticksMs } = timeAxis(elapsedMs);
  const share = (ms: number) => `${(100 * ms) / lengthMs}%`;

  return (
    <Card aria-hidden="true" className="mb-3.5 px-3.5 pt-2.5 pb-2 max-desk:hidden">
      <div className="relative h-12 overflow-hidden">
        {ticksMs.map((ms) => (
          <span key={ms} className="absolute top-0 h-8.5 border-l border-line" style={{ left: share(ms) }}>
            <span className="num absolute top-8.5 left-1 text-2xs text-ink-3">{ms < lengthMs && duration(ms)}</span>
          </span>
        ))}
        {run.steps.map((step) => {
          const span = spanOf(step, now);
          if (!span) return null;
          const [from, to] = [span.from - start, span.to - start];
          return (
            <span
              key={step.name}
              title={`${text.step.names[step.name]} ${duration(to - from)}`}
              className={cn(
                "absolute top-1.5 h-5 min-w-0.5 overflow-hidden rounded-[2px] text-2xs leading-5 font-medium whitespace-nowrap",
                looks[stepState(run, step, text).state],
              )}
              style={{ left: share(from), width: `calc(${share(to - from)} - 2px)` }}
            >
              {(to - from) / lengthMs > leastNamedShare && (
                <span className="px-1.75">{text.step.names[step.name]}</span>
              )}
            </span>
          );
        })}
        {!run.endedAt && <span className="absolute top-0 h-8.5 w-[1.5px] bg-ink" style={{ left: share(elapsedMs) }} />}
      </div>
    </Card>
  );
}

function spanOf(step: Step, now: number): { from: number; to: number } | undefined {
  if (step.progress === "waiting" || !step.startedAt) return undefined;
  const from = Date.parse(step.startedAt);
  return { from, to: Math.max(from, step.progress === "running" ? now : Date.parse(step.endedAt)) };
}
