import Link from "next/link";
import { lazy, Suspense } from "react";
import { Mark } from "@/components/progress/mark";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Skeleton } from "@/components/ui/skeleton";
import { failedPhase } from "@/lib/domain/failed-phase";
import { failureCause } from "@/lib/domain/failure-cause";
import type { LogLine } from "@/lib/domain/log";
import type { DeployRun, Step } from "@/lib/domain/run";
import { serviceHref } from "@/lib/domain/service-href";
import { serviceOfRun } from "@/lib/domain/service-of-run";
import { waysOut } from "@/lib/domain/ways-out";
import { withFirstError } from "@/lib/domain/with-first-error";
import { fill } from "@/lib/text/fill";
import { failureText } from "@/lib/text/parts/failure";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { FailureFrame, FailurePart, Way } from "./failure-frame";
import { FailureWhy } from "./failure-why";
import { rolledBack } from "./run-words";
import { useRunText } from "./use-run-text";

/** Few failures leave a stack that is stuck. */
const StackWaysOut = lazy(() => import("./stack-ways-out").then((module) => ({ default: module.StackWaysOut })));
/** Where ECS has let the version serve, a failure is no reason to wait: there is one before it. */
const RollBack = lazy(() => import("./roll-back").then((module) => ({ default: module.RollBack })));

type FailedStep = Extract<Step, { progress: "failed" }>;

interface FailureCardProps {
  run: DeployRun;
  step: FailedStep;
  /** The first line of the log that tells of an error in this step. */
  firstError?: LogLine;
}

/** The first thing on the page of a failed run: what stopped, why, in our words and in AWS's, and the ways out. */
export function FailureCard({ run, step, firstError }: FailureCardProps) {
  const { step: stepWords } = useText();
  const words = useTextPart(failureText);
  const { failure } = step;
  const { stack } = step.detail;
  const found = failureCause(withFirstError(failure, firstError));
  const toDo = found ? words.causes[found.cause].toDo.map((way) => fill(way, found.named)) : words.generic;

  return (
    <FailureFrame
      title={words.titles[failure.rule] ?? words.stepFailed(stepWords.names[step.name])}
      aside={
        rolledBack(run) && (
          <span className="inline-flex items-center gap-1.5 text-succeeded">
            <Mark state="succeeded" />
            {words.rolledBack}
          </span>
        )
      }
    >
      <FailurePart label={words.what}>
        <Where step={step} />
      </FailurePart>
      <FailurePart label={words.why}>
        <FailureWhy failure={failure} found={found} firstError={firstError} />
      </FailurePart>
      <FailurePart label={words.toDo}>
        <ol className="grid gap-2.5">
          {stack && waysOut(stack.status).length > 0 && (
            <li>
              <Suspense fallback={<Skeleton className="h-16" />}>
                <StackWaysOut run={run} stack={stack} />
              </Suspense>
            </li>
          )}
          {toDo.map((sentence, index) => (
            <Way key={sentence} index={index} sentence={sentence}>
              {index === 0 && (
                <Button
                  asChild
                  look="primary"
                  size="small"
                  className="max-desk:col-start-2 max-desk:justify-self-start"
                >
                  <Link href={serviceHref(serviceOfRun(run), "deploy")}>{words.openForm}</Link>
                </Button>
              )}
            </Way>
          ))}
        </ol>
        <Suspense>{isServing(run) && <RollBack run={run} />}</Suspense>
      </FailurePart>
    </FailureFrame>
  );
}

/** What the card says, for whoever asks others about it. */
export function CopyReport({ run }: { run: DeployRun }) {
  const text = useRunText();
  const failure = useTextPart(failureText);
  const report = async () => (await import("./run-report")).runReport(run, text, failure);
  return <CopyButton value={report}>{text.run.copyReport}</CopyButton>;
}

function isServing({ steps }: DeployRun): boolean {
  return steps.some(({ name, progress }) => name === "rollout" && progress === "succeeded");
}

function Where({ step }: { step: FailedStep }) {
  const { step: stepWords } = useText();
  const words = useTextPart(failureText);
  const { event } = step.failure;
  const { build, rollout } = step.detail;
  const phase = build && failedPhase(build)?.name;
  const stage = step.name === "rollout" ? rollout?.stage : undefined;
  return (
    <>
      {words.step} <b className="font-semibold">{stepWords.names[step.name]}</b>
      {phase && <Named label={words.phase} name={phase} />}
      {stage && <Named label={words.stage} name={stage} />}
      {event && <Named label={words.resource} name={`${event.logicalId} (${event.resourceType}) ${event.status}`} />}
    </>
  );
}

function Named({ label, name }: { label: string; name: string }) {
  const words = useTextPart(failureText);
  return (
    <>
      {words.comma}
      {label} <code>{name}</code>
    </>
  );
}
