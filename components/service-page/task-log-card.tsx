import { ArrowDown } from "lucide-react";
import { useLayoutEffect, useRef, useState } from "react";
import { LogText } from "@/components/log/log-text";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import type { ServiceAddress } from "@/lib/api/service-queries";
import type { TaskLogLine } from "@/lib/domain/task-log";
import { servicePageText } from "@/lib/text/parts/service-page";
import { useTextPart } from "@/lib/text/text-part";
import { useTaskLog } from "./use-task-log";

const painted = 500;

/** What the tasks print, as it comes. */
export function TaskLogCard({ service }: { service: ServiceAddress }) {
  const words = useTextPart(servicePageText);
  const log = useTaskLog(service);
  const lines = log.data?.lines ?? [];
  const group = log.data?.logGroupName;

  return (
    <Card aria-label={words.log}>
      <CardHeader>
        <CardTitle>{words.log}</CardTitle>
        {group && (
          <span className="ml-auto min-w-0 truncate text-ink-3 max-desk:hidden" title={words.logAbout(group)}>
            {words.logAbout(group)}
          </span>
        )}
      </CardHeader>
      {log.isError && <ProblemNotice asRow error={log.error} onRetry={log.refetch} />}
      {log.isPending && <Skeleton className="m-3.5 h-40" />}
      {log.data && !group && <p className="px-3.5 py-3 text-ink-2">{words.noLog}</p>}
      {group && lines.length === 0 && <p className="px-3.5 py-3 text-ink-2">{words.logEmpty}</p>}
      {lines.length > 0 && <Lines lines={lines} />}
    </Card>
  );
}

/** At the foot as long as it is looked at; whoever scrolls up is left where they are. */
function Lines({ lines }: { lines: readonly TaskLogLine[] }) {
  const words = useTextPart(servicePageText);
  const box = useRef<HTMLDivElement>(null);
  const [leftAt, setLeftAt] = useState<number>();
  const last = lines.at(-1)?.number ?? 0;
  const toFoot = () => {
    const element = box.current;
    if (element) element.scrollTop = element.scrollHeight;
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: with each new line
  useLayoutEffect(() => {
    if (leftAt === undefined) toFoot();
  }, [last, leftAt]);

  return (
    <div className="relative">
      <div
        ref={box}
        role="log"
        aria-live="off"
        aria-label={words.log}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so a keyboard must reach it
        tabIndex={0}
        data-focus="inset"
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          const isAtFoot = scrollHeight - scrollTop - clientHeight <= 10;
          setLeftAt((before) => (isAtFoot ? undefined : (before ?? last)));
        }}
        className="max-h-80 overflow-auto rounded-b-lg bg-log py-1.5 font-mono text-xs leading-5"
      >
        {lines.slice(-painted).map((line) => (
          <p key={line.number} className="grid grid-cols-[auto_auto_minmax(0,1fr)] gap-x-3 px-3.5 max-desk:grid-cols-1">
            <time dateTime={line.at} className="text-ink-3">
              {line.at.slice(11, 23)}
            </time>
            <span className="text-ink-3 max-desk:hidden">{line.task}</span>
            <span className="whitespace-pre-wrap wrap-anywhere">
              <LogText text={line.text} />
            </span>
          </p>
        ))}
      </div>
      {leftAt !== undefined && (
        <button
          type="button"
          onClick={() => setLeftAt(undefined)}
          className="absolute bottom-3 left-1/2 inline-flex min-h-7 -translate-x-1/2 items-center gap-1.5 rounded-full bg-primary px-3 text-primary-foreground shadow-over max-desk:min-h-11"
        >
          <ArrowDown size={14} aria-hidden="true" />
          {last > leftAt ? words.newLines(last - leftAt) : words.follow}
        </button>
      )}
    </div>
  );
}
