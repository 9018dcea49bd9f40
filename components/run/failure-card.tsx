import Link from "next/link";
import type { ReactNode } from "react";
import { LogText } from "@/components/log/log-text";
import { Mark } from "@/components/progress/mark";
import { Button } from "@/components/ui/button";
import { failedPhase } from "@/lib/domain/failed-phase";
import { failureCause } from "@/lib/domain/failure-cause";
import type { LogLine } from "@/lib/domain/log";
import type { DeployRun, Step } from "@/lib/domain/run";
import { useText } from "@/lib/text/text-provider";
import { rolledBack } from "./run-words";

type FailedStep = Extract<Step, { progress: "failed" }>;

interface FailureCardProps {
  run: DeployRun;
  step: FailedStep;
  /** The first line of the log that tells of an error in this step. */
  firstError?: LogLine;
}

/** The first thing on the page of a failed run: what stopped, why, in our words and in AWS's, and the ways out. */
export function FailureCard({ run, step, firstError }: FailureCardProps) {
  const { failure: words, step: stepWords } = useText();
  const { failure } = step;
  const cause = failureCause(failure);
  const toDo = cause ? words.causes[cause].toDo : words.generic;

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
          {cause && <p className="phrase">{words.causes[cause].why}</p>}
          <AwsWords step={step} />
          {firstError && <FirstError line={firstError} />}
        </Part>
        <Part label={words.toDo}>
          <ol className="grid gap-2.5">
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
        </Part>
      </dl>
    </section>
  );
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
  const { failure: words, step: stepWords } = useText();
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
  const { failure: words } = useText();
  return (
    <>
      {words.comma}
      {label} <code>{name}</code>
    </>
  );
}

/** AWS's wording after ours, and what support asks for. */
function AwsWords({ step: { failure } }: { step: FailedStep }) {
  const { failure: words } = useText();
  const { message, event, aws } = failure;
  const said = [...new Set([message, event?.reason, aws?.message].filter((part): part is string => Boolean(part)))];
  return (
    <div className="mt-1 grid gap-0.5 text-ink-2 first:mt-0">
      {said.map((part) => (
        <p key={part} className="num whitespace-pre-wrap">
          {part}
        </p>
      ))}
      {aws && (
        <p className="num text-ink-3">
          {aws.code} · {aws.service}:{aws.operation}
          {aws.requestId && ` · ${words.request} ${aws.requestId}`}
        </p>
      )}
    </div>
  );
}

function FirstError({ line }: { line: LogLine }) {
  const { failure: words } = useText();
  return (
    <div className="mt-2.5 grid items-center gap-x-3 rounded-md bg-log px-2.5 py-1.75 font-mono text-xs shadow-[inset_3px_0_0_var(--failed),inset_0_0_0_1px_var(--line)] desk:grid-cols-[auto_minmax(0,1fr)_auto]">
      <a href={`#L${line.number}`} className="link">
        {words.firstError(line.number)}
      </a>
      <span className="max-desk:wrap-anywhere desk:truncate">
        <LogText text={line.text} />
      </span>
      <a href={`#L${line.number}`} className="link font-sans max-desk:hidden">
        {words.showInLog}
      </a>
    </div>
  );
}
