import { LogText } from "@/components/log/log-text";
import type { FoundCause } from "@/lib/domain/failure-cause";
import type { StoppedTasks } from "@/lib/domain/failure-evidence";
import type { LogLine } from "@/lib/domain/log";
import type { StepFailure } from "@/lib/domain/run";
import { fill } from "@/lib/text/fill";
import { failureText } from "@/lib/text/parts/failure";
import { useTextPart } from "@/lib/text/text-part";

interface FailureWhyProps {
  failure: StepFailure;
  found?: FoundCause;
  firstError?: LogLine;
}

/** In our words, then in AWS's, then what was seen: the first line of an error, and the tasks that stopped. */
export function FailureWhy({ failure, found, firstError }: FailureWhyProps) {
  const words = useTextPart(failureText);
  return (
    <>
      {found && <p className="phrase">{fill(words.causes[found.cause].why, found.named)}</p>}
      <AwsWords failure={failure} />
      {firstError && <FirstError line={firstError} />}
      {failure.evidence?.tasks?.map((tasks) => (
        <Stopped key={`${tasks.reason} ${tasks.exitCode}`} tasks={tasks} />
      ))}
    </>
  );
}

/** AWS's wording after ours, and what support asks for. */
function AwsWords({ failure }: { failure: StepFailure }) {
  const words = useTextPart(failureText);
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
  const words = useTextPart(failureText);
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

/** Tasks that stopped for one reason, and what one of them printed last. */
function Stopped({ tasks }: { tasks: StoppedTasks }) {
  const words = useTextPart(failureText);
  const { count, reason, exitCode, lastLines } = tasks;
  return (
    <div className="mt-2.5">
      <p className="wrap-anywhere">
        <b className="font-semibold">{words.stopped(count)}</b> <span className="num">{reason}</span>
        {exitCode !== undefined && <span className="num text-ink-3"> · {words.exitCode(exitCode)}</span>}
      </p>
      {lastLines.length > 0 && (
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so a keyboard must reach it
          tabIndex={0}
          aria-label={words.lastLines}
          className="mt-1.5 max-h-40 overflow-auto rounded-md bg-log px-2.5 py-1.75 font-mono text-xs leading-5 shadow-[inset_3px_0_0_var(--failed),inset_0_0_0_1px_var(--line)]"
        >
          {lastLines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name, and never change
            <p key={index} className="whitespace-pre-wrap wrap-anywhere">
              <LogText text={line} />
            </p>
          ))}
        </section>
      )}
    </div>
  );
}
