"use client";

import { ProblemNotice } from "@/components/problem/problem-notice";
import { StatusWord } from "@/components/progress/status-word";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { RowLink } from "@/components/ui/row-link";
import { Skeleton } from "@/components/ui/skeleton";
import { useNow } from "@/components/ui/use-now";
import { cn } from "@/lib/cn";
import { hasEnded } from "@/lib/domain/has-ended";
import type { RunSummary } from "@/lib/domain/run";
import { ago, dateTime, durationBetween } from "@/lib/format";
import { useLanguage, useText } from "@/lib/text/text-provider";

interface RecentRunsProps {
  runs?: readonly RunSummary[];
  error: Error | null;
  onRetry: () => unknown;
}

const columns = cn(
  "grid items-center gap-x-4 gap-y-0.5 border-line px-3.5 not-first:border-t",
  "grid-cols-[minmax(0,1fr)_auto] max-desk:min-h-15 max-desk:py-2.25",
  "desk:min-h-(--row) desk:grid-cols-[118px_minmax(0,1.2fr)_minmax(0,1.4fr)_minmax(0,1fr)_110px_64px]",
);

export function RecentRuns({ runs, error, onRetry }: RecentRunsProps) {
  const { board } = useText();
  const ended = runs?.filter(({ progress }) => hasEnded(progress)) ?? [];
  if (runs && runs.length > 0 && ended.length === 0) return null;

  return (
    <Card className="overflow-hidden" aria-label={board.recentRuns}>
      <CardHeader>
        <CardTitle>{board.recentRuns}</CardTitle>
      </CardHeader>
      {ended.length > 0 && (
        <ul className={cn(error !== null && "**:text-ink-3")}>
          {ended.map((run) => (
            <RecentRun key={run.id} run={run} />
          ))}
        </ul>
      )}
      {runs?.length === 0 && <p className="phrase px-3.5 py-3 text-ink-2">{board.noRuns}</p>}
      {!runs && !error && (
        <div aria-busy="true">
          <div className={columns}>
            <Skeleton className="w-20" />
            <Skeleton className="w-2/3" />
          </div>
        </div>
      )}
      {error && <ProblemNotice asRow error={error} onRetry={onRetry} />}
    </Card>
  );
}

function RecentRun({ run }: { run: RunSummary }) {
  const { locale, text } = useLanguage();
  const now = useNow();
  const stoppedAt = run.progress === "failed" && run.step && text.board.failedAt(text.step.names[run.step]);
  return (
    <li className={columns}>
      <span className="max-desk:order-2 max-desk:justify-self-end">
        <StatusWord state={run.progress} word={text.progress.of[run.progress]} />
      </span>
      <RowLink
        href={`/runs/${run.id}`}
        data-focus="inset"
        className="min-w-0 truncate font-[550] hover:text-primary max-desk:order-1 max-desk:py-0.5 max-desk:text-base"
      >
        {run.serviceName ?? run.target} <span className="font-normal text-ink-3">{text.board.run(run.number)}</span>
      </RowLink>
      <span className="min-w-0 truncate text-ink-2 max-desk:order-5 max-desk:col-span-2 max-desk:empty:hidden">
        {run.kind === "teardown" && <span className="mr-2">{text.board.teardown}</span>}
        {run.kind === "deploy" && run.version && <code className="mr-2">{run.version}</code>}
        {stoppedAt || run.reason}
      </span>
      <span className="min-w-0 truncate text-ink-2 max-desk:hidden" title={run.startedBy}>
        {run.startedBy}
      </span>
      <time
        dateTime={run.startedAt}
        title={dateTime(run.startedAt, locale)}
        className="text-ink-3 max-desk:order-3 desk:text-right"
      >
        {ago(run.startedAt, now, text)}
      </time>
      <span className="num justify-self-end text-ink-2 max-desk:order-4">
        {durationBetween(run.startedAt, run.endedAt, now)}
      </span>
    </li>
  );
}
