import Link from "next/link";
import { lazy, type ReactNode, Suspense } from "react";
import { Mark } from "@/components/progress/mark";
import { Button } from "@/components/ui/button";
import { failedPhase } from "@/lib/domain/failed-phase";
import { failureCause } from "@/lib/domain/failure-cause";
import type { LogLine } from "@/lib/domain/log";
import type { DeployRun, Step, StepFailure } from "@/lib/domain/run";
import { waysOut } from "@/lib/domain/ways-out";
import { fill } from "@/lib/text/fill";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { FailureWhy } from "./failure-why";
import { rolledBack } from "./run-words";
import { StackWaysOut } from "./stack-ways-out";

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
  const words = useTextPart("failure");
  const { failure } = step;
  const { stack } = step.detail;
  const found = failureCause(withFirstError(failure, firstError));
  const toDo = found ? words.causes[found.cause].toDo.map((way) => fill(way, found.named)) : words.generic;

  return (
    <section
      aria-labelledby="failure"
      className="mb-3.5 overflow-hidden rounded-lg border border-failed-line bg-surface"
    >
      <header className="flex flex-wrap items-center gap-2.5 border-b border-failed-line bg-failed-tint px-4 py-3 max-desk:items-start">
        <Mark state="failed" className="size-4 max-desk:mt-0.75" />
        <h2 id="failure" className="phrase min-w-0 flex-[1_1_220px] text-lg leading-[22px]">
          {words.titles[failure.rule] ?? words.stepFailed(stepWords.names[step.name])}
        </h2>
        {rolledBack(run) && (
          <span className="inline-flex items-center gap-1.5 text-succeeded">
            <Mark state="succeeded" />
            {words.rolledBack}
          </span>
        )}
      </header>
      <dl className="grid desk:grid-cols-[112px_minmax(0,1fr)]">
        <Part label={words.what}>
          <Where step={step} />
        </Part>
        <Part label={words.why}>
          <FailureWhy failure={failure} found={found} firstError={firstError} />
        </Part>
        <Part label={words.toDo}>
          <ol className="grid gap-2.5">
            {stack && waysOut(stack.status).length > 0 && (
              <li>
                <StackWaysOut run={run} stack={stack} />
              </li>
            )}
            {toDo.map((sentence, index) => (
              <li
                key={sentence}
                className="grid grid-cols-[20px_minmax(0,1fr)_auto] items-start gap-2.5 max-desk:grid-cols-[20px_minmax(0,1fr)]"
              >
                <span className="num mt-0.25 h-5 rounded-full text-center text-2xs leading-5 inset-ring inset-ring-control">
                  {index + 1}
                </span>
                <span className="phrase">{sentence}</span>
                {index === 0 && (
                  <Button
                    asChild
                    look="primary"
                    size="small"
                    className="max-desk:col-start-2 max-desk:justify-self-start"
                  >
                    <Link href={`/${run.target}/${run.serviceName}/deploy`}>{words.openForm}</Link>
                  </Button>
                )}
              </li>
            ))}
          </ol>
          <Suspense>{isServing(run) && <RollBack run={run} />}</Suspense>
        </Part>
      </dl>
    </section>
  );
}

function isServing({ steps }: DeployRun): boolean {
  return steps.some(({ name, progress }) => name === "rollout" && progress === "succeeded");
}

/** The lines of the log that are kept with a failure come seconds after it. */
function withFirstError(failure: StepFailure, line: LogLine | undefined): StepFailure {
  if (!line || failure.evidence?.lines) return failure;
  return { ...failure, evidence: { ...failure.evidence, lines: [line.text] } };
}

function Part({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="border-line px-4 font-medium text-ink-3 max-desk:pt-3 desk:border-t desk:py-3.5 desk:pr-0 desk:first:border-0">
        {label}
      </dt>
      <dd className="border-line pr-4 leading-relaxed wrap-anywhere max-desk:px-3.5 max-desk:pt-0.75 max-desk:pb-3 max-desk:not-last:border-b desk:border-t desk:py-3.5 desk:nth-of-type-1:border-0">
        {children}
      </dd>
    </>
  );
}

function Where({ step }: { step: FailedStep }) {
  const { step: stepWords } = useText();
  const words = useTextPart("failure");
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
  const words = useTextPart("failure");
  return (
    <>
      {words.comma}
      {label} <code>{name}</code>
    </>
  );
}
