import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { useNow } from "@/components/ui/use-now";
import { latestDeploysQuery } from "@/lib/api/history-queries";
import type { ServiceAddress } from "@/lib/api/service-queries";
import { cn } from "@/lib/cn";
import { hasEnded } from "@/lib/domain/has-ended";
import type { HistoryEntry } from "@/lib/domain/history";
import { serviceHref } from "@/lib/domain/service-href";
import { ago, durationBetween } from "@/lib/format";
import { servicePageText } from "@/lib/text/parts/service-page";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

const shown = 20;
const tallestPx = 48;

/** The last deploys, whoever made them: as high as they took long, and of a shape for each result. */
export function DeployBars({ service }: { service: ServiceAddress }) {
  const text = useText();
  const words = useTextPart(servicePageText);
  const now = useNow();
  const { data, error, isPending, refetch } = useQuery(latestDeploysQuery(service, shown));
  const deploys = data?.entries.toReversed() ?? [];
  const longest = Math.max(1, ...deploys.map((entry) => tookMs(entry, now)));

  return (
    <Card aria-label={words.lastDeploys}>
      <CardHeader>
        <CardTitle>{words.lastDeploys}</CardTitle>
      </CardHeader>
      {error && <ProblemNotice asRow error={error} onRetry={refetch} />}
      {isPending && <Skeleton className="m-3.5 h-13" />}
      {data?.entries.length === 0 && <p className="px-3.5 py-3 text-ink-2">{words.noDeploys}</p>}
      {deploys.length > 0 && (
        <ol className="flex h-20 items-end gap-0.5 px-3.5 pt-3 pb-2.5">
          {deploys.map((entry) => (
            <li key={entry.runId ?? entry.startedAt} className="flex h-full flex-1 items-end justify-center">
              <Link
                href={entry.runId ? `/runs/${entry.runId}` : serviceHref(service, "history")}
                title={nameOf(entry)}
                aria-label={nameOf(entry)}
                className="flex h-full w-full min-w-2 items-end justify-center rounded-sm hover:bg-hover"
              >
                <span
                  className={cn("block w-2", entry.runId ? shapes[entry.progress] : elsewhere)}
                  style={{ height: Math.max(leastPx, Math.round((tookMs(entry, now) / longest) * tallestPx)) }}
                />
              </Link>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );

  function nameOf({ number, progress, startedAt, endedAt }: HistoryEntry): string {
    const when = ago(startedAt, now, text);
    if (number === undefined) return words.deployElsewhere(when);
    return words.deployOf(number, text.progress.of[progress], durationBetween(startedAt, endedAt, now), when);
  }
}

const leastPx = 6;

/** Of those elsewhere ECS shows only since when they serve. */
function tookMs({ progress, startedAt, endedAt }: HistoryEntry, now: number): number {
  if (!endedAt && hasEnded(progress)) return 0;
  return (endedAt ? Date.parse(endedAt) : now) - Date.parse(startedAt);
}

const elsewhere = "rounded-t-sm border border-bar-ok";

/** A failed one stands on a foot, a cancelled one is hollow, one under way is dashed. */
const shapes: Record<HistoryEntry["progress"], string> = {
  waiting: "border border-dashed border-waiting",
  running: "border border-dashed border-running bg-running-tint",
  succeeded: "rounded-t-sm bg-bar-ok",
  failed: "rounded-t-sm border-b-4 border-double border-surface bg-failed",
  cancelled: "rounded-t-sm border border-cancelled",
};
