import { useQuery } from "@tanstack/react-query";
import type { LogBuffer } from "@/components/log/log-buffer";
import { useNow } from "@/components/ui/use-now";
import { runTimesQuery } from "@/lib/api/queries";
import type { Run, Step } from "@/lib/domain/run";
import { stuckBy, waitsFor } from "@/lib/domain/time-left";
import { duringText } from "@/lib/text/parts/during";
import { useTextPart } from "@/lib/text/text-part";
import { leftWords } from "./time-left-words";

type RunningStep = Extract<Step, { progress: "running" }>;

/** What is left of the step that runs; and, where it may be stuck, what it waits for. */
export function StepTimes({ run, step, buffer }: { run: Run; step: RunningStep; buffer?: LogBuffer }) {
  const words = useTextPart(duringText);
  const now = useNow();
  const times = useQuery(runTimesQuery(run.id)).data?.steps.find(({ name }) => name === step.name);
  const said = [step.changedAt, buffer?.lines.at(-1)?.at, step.startedAt].flatMap((at) => (at ? [Date.parse(at)] : []));
  const stuck = stuckBy(step, { times, now, changedAt: Math.max(...said) });

  return (
    <>
      {times && (
        <p className="col-start-2 -col-end-1 text-xs text-ink-2" title={words.measured(times.samples)}>
          {leftWords(times, now - Date.parse(step.startedAt), words)}
        </p>
      )}
      {stuck && (
        <div className="phrase col-start-2 -col-end-1 mt-0.5 border-l-2 border-degraded pl-2 text-xs text-ink-2">
          <p>{words.stuck[stuck]}</p>
          <StuckOn step={step} />
        </div>
      )}
    </>
  );
}

function StuckOn({ step }: { step: Step }) {
  const words = useTextPart(duringText);
  const found = waitsFor(step);
  if (found.length === 0) return <p>{words.waitsForAws}</p>;
  return (
    <p className="wrap-anywhere">
      {words.waitsFor} <code>{found.join(", ")}</code>
    </p>
  );
}
