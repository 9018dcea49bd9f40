import { useSyncExternalStore } from "react";
import type { LogBuffer } from "@/components/log/log-buffer";
import { FailureFrame, FailurePart, Way } from "@/components/run/failure-frame";
import { FailureWhy } from "@/components/run/failure-why";
import { plainText } from "@/lib/domain/ansi";
import { buildFailure } from "@/lib/domain/build-failure";
import { failedPhase } from "@/lib/domain/failed-phase";
import { failureCause } from "@/lib/domain/failure-cause";
import { keptErrors } from "@/lib/domain/kept-errors";
import type { BuildDetail } from "@/lib/domain/seen-build";
import { fill } from "@/lib/text/fill";
import { failureText } from "@/lib/text/parts/failure";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

/** What broke the build, by CodeBuild's words and by what it has printed, and what can be done. */
export function BuildFailure({ detail: { build }, buffer }: { detail: BuildDetail; buffer: LogBuffer }) {
  const { step } = useText();
  const words = useTextPart(failureText);
  const failure = buildFailure(build);
  const firstError = useSyncExternalStore(
    buffer.subscribe,
    () => buffer.firstError("build"),
    () => undefined,
  );
  const found = failureCause({ ...failure, evidence: { lines: errorsIn(buffer) } });
  const toDo = found ? words.causes[found.cause].toDo.map((way) => fill(way, found.named)) : words.generic;
  const phase = failedPhase(build)?.name;

  return (
    <FailureFrame title={words.titles[failure.rule] ?? words.stepFailed(step.names.build)}>
      <FailurePart label={words.what}>
        {words.step} <b className="font-semibold">{step.names.build}</b>
        {phase && (
          <>
            {words.comma}
            {words.phase} <code>{phase}</code>
          </>
        )}
      </FailurePart>
      <FailurePart label={words.why}>
        <FailureWhy failure={failure} found={found} firstError={firstError} />
      </FailurePart>
      <FailurePart label={words.toDo}>
        <ol className="grid gap-2.5">
          {toDo.map((sentence, index) => (
            <Way key={sentence} index={index} sentence={sentence} />
          ))}
        </ol>
      </FailurePart>
    </FailureFrame>
  );
}

function errorsIn({ errors, lines }: LogBuffer): string[] {
  const own = errors.flatMap((index) => (lines[index]?.source === "build" ? [plainText(lines[index].text)] : []));
  return keptErrors(own);
}
