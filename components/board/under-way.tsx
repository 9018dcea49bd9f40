"use client";

import Link from "next/link";
import { StatusWord } from "@/components/progress/status-word";
import { Waterline } from "@/components/progress/waterline";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { useNow } from "@/components/ui/use-now";
import { cn } from "@/lib/cn";
import type { RunSummary } from "@/lib/domain/run";
import { durationBetween } from "@/lib/format";
import { teamText } from "@/lib/text/parts/team";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

export function UnderWay({ runs, isOld }: { runs: readonly RunSummary[]; isOld: boolean }) {
  const team = useTextPart(teamText);
  return (
    <Card className={cn("overflow-hidden", isOld && "**:text-ink-3")} aria-label={team.underWay}>
      <CardHeader>
        <CardTitle>{team.underWay}</CardTitle>
        <span className="num ml-auto text-ink-3">{runs.length}</span>
      </CardHeader>
      <ul>
        {runs.map((run) => (
          <UnfinishedRun key={run.id} run={run} />
        ))}
      </ul>
    </Card>
  );
}

function UnfinishedRun({ run }: { run: RunSummary }) {
  const { board, progress, step } = useText();
  const team = useTextPart(teamText);
  const now = useNow();
  return (
    <li className="relative border-line not-first:border-t">
      <Link
        href={`/runs/${run.id}`}
        data-focus="inset"
        className={cn(
          "grid items-center gap-x-4 gap-y-0.5 bg-linear-to-r from-running-tint to-transparent to-60% px-3.5 py-2.5 hover:bg-hover",
          "grid-cols-[minmax(0,1fr)_auto] desk:grid-cols-[118px_minmax(0,1.2fr)_minmax(0,1.4fr)_minmax(0,1fr)_174px]",
        )}
      >
        <span className="max-desk:order-2">
          <StatusWord state={run.progress} word={progress.of[run.progress]} />
        </span>
        <span className="min-w-0 truncate font-[550] max-desk:order-1">
          {run.serviceName ?? run.target} <span className="font-normal text-ink-3">{board.run(run.number)}</span>
        </span>
        <span className="min-w-0 truncate text-ink-2 max-desk:order-3">
          {run.kind === "teardown" && `${board.teardown}: `}
          {run.step && step.names[run.step]}{" "}
          <span className="text-ink-3">{team.stepOf(run.stepsDone + 1, run.stepsTotal)}</span>
        </span>
        <span className="min-w-0 truncate text-ink-2 max-desk:hidden">{run.startedBy}</span>
        <span className="num justify-self-end max-desk:order-4">
          {durationBetween(run.startedAt, run.endedAt, now)}
        </span>
      </Link>
      <Waterline label={team.progressOf(run.serviceName ?? run.target)} done={run.stepsDone} total={run.stepsTotal} />
    </li>
  );
}
