import { Suspense } from "react";
import type { LogBuffer } from "@/components/log/log-buffer";
import { Mark } from "@/components/progress/mark";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { cn } from "@/lib/cn";
import type { Run, Step } from "@/lib/domain/run";
import { Elapsed } from "./elapsed";
import { stepState } from "./run-words";
import { StepDetailLine } from "./step-detail-line";
import { StepTimes } from "./step-times";
import { SubSteps } from "./sub-steps";
import { useRunText } from "./use-run-text";

interface StepListProps {
  run: Run;
  /** Of a deploy: what was printed last is a sign of life. */
  buffer?: LogBuffer;
}

export function StepList({ run, buffer }: StepListProps) {
  const text = useRunText();
  const done = run.steps.filter(({ progress }) => progress === "succeeded").length;

  return (
    <Card aria-label={text.run.steps}>
      <CardHeader>
        <CardTitle>{text.run.steps}</CardTitle>
        <span className="num ml-auto text-ink-3">{text.run.stepsDone(done, run.steps.length)}</span>
      </CardHeader>
      <ol className="py-1.5">
        {run.steps.map((step) => (
          <StepItem key={step.name} run={run} step={step} buffer={buffer} />
        ))}
      </ol>
    </Card>
  );
}

function StepItem({ run, step, buffer }: StepListProps & { step: Step }) {
  const text = useRunText();
  const { state, word } = stepState(run, step, text);
  const isOpen = step.progress === "running" || step.progress === "failed";

  return (
    <li
      aria-current={state === "running" ? "step" : undefined}
      className={cn(
        "relative grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-2.5 gap-y-px px-3.5 py-1.5",
        "before:absolute before:top-6 before:-bottom-1.25 before:left-[21.5px] before:w-px before:bg-line-2 last:before:hidden",
        state === "running" && "bg-running-tint",
        state === "failed" && "bg-failed-tint",
        state === "degraded" && "bg-degraded-tint",
      )}
    >
      <Mark state={state} className="relative mt-0.5 size-4" />
      <span className="font-[550]">
        {text.step.names[step.name]}
        <span className="sr-only"> {word}</span>
      </span>
      <span className="num text-xs leading-5 text-ink-3">
        {step.progress !== "waiting" && step.startedAt && (
          <Elapsed startedAt={step.startedAt} endedAt={"endedAt" in step ? step.endedAt : undefined} />
        )}
      </span>
      <div
        className={cn(
          "col-start-2 -col-end-1 text-xs leading-normal wrap-anywhere",
          isOpen ? "text-ink-2" : "text-ink-3 max-desk:hidden",
        )}
      >
        <StepDetailLine run={run} step={step} />
      </div>
      {step.progress === "running" && run.kind === "deploy" && (
        <Suspense>
          <StepTimes run={run} step={step} buffer={buffer} />
        </Suspense>
      )}
      {isOpen && <SubSteps step={step} />}
    </li>
  );
}
