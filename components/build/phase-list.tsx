import { Mark } from "@/components/progress/mark";
import { Elapsed } from "@/components/run/elapsed";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { cn } from "@/lib/cn";
import type { Build, BuildPhase } from "@/lib/domain/build";
import { hasEnded } from "@/lib/domain/has-ended";
import { buildText } from "@/lib/text/parts/build";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

/** CodeBuild's phases, as far as it has told of them. */
export function PhaseList({ build }: { build: Build }) {
  const words = useTextPart(buildText);
  const phases = build.phases.filter(({ name }) => name !== "COMPLETED");
  const isOver = hasEnded(build.progress);
  return (
    <Card aria-label={words.phases}>
      <CardHeader>
        <CardTitle>{words.phases}</CardTitle>
      </CardHeader>
      <ol className="py-1.5">
        {phases.map((phase) => (
          // What was going on when the build ended goes on no longer.
          <Phase key={phase.name} phase={isOver && phase.progress === "running" ? stopped(phase, build) : phase} />
        ))}
      </ol>
    </Card>
  );
}

function stopped(phase: BuildPhase, { endedAt }: Build): BuildPhase {
  return { ...phase, progress: "cancelled", endedAt };
}

function Phase({ phase: { name, progress, startedAt, endedAt, message } }: { phase: BuildPhase }) {
  const { of } = useText().progress;
  return (
    <li
      aria-current={progress === "running" ? "step" : undefined}
      className={cn(
        "relative grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-2.5 gap-y-px px-3.5 py-1.5",
        "before:absolute before:top-6 before:-bottom-1.25 before:left-[21.5px] before:w-px before:bg-line-2 last:before:hidden",
        progress === "running" && "bg-running-tint",
        progress === "failed" && "bg-failed-tint",
      )}
    >
      <Mark state={progress} className="relative mt-0.5 size-4" />
      <span className="font-mono text-xs leading-5 wrap-anywhere">
        {name}
        <span className="sr-only"> {of[progress]}</span>
      </span>
      <span className="num text-xs leading-5 text-ink-3">
        {startedAt && (endedAt || progress === "running") && <Elapsed startedAt={startedAt} endedAt={endedAt} />}
      </span>
      {message && progress === "failed" && (
        <p className="col-start-2 -col-end-1 text-xs leading-normal wrap-anywhere text-ink-2">{message}</p>
      )}
    </li>
  );
}
