"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import { OutsideCard } from "@/components/outside/outside-card";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Card } from "@/components/ui/card";
import { ShowMore } from "@/components/ui/show-more";
import { Skeleton } from "@/components/ui/skeleton";
import { historyQuery } from "@/lib/api/history-queries";
import { cn } from "@/lib/cn";
import type { OutsideWork } from "@/lib/domain/outside-work";
import type { Target } from "@/lib/domain/target";
import { historyText } from "@/lib/text/parts/history";
import { useTextPart } from "@/lib/text/text-part";
import { CompareBar } from "./compare-bar";
import { HistoryFilters } from "./history-filters";
import { HistoryHead } from "./history-head";
import { HistoryRow, historyColumns } from "./history-row";
import { useHistoryAddress } from "./use-history-address";

const Comparison = lazy(() => import("./comparison-card").then((module) => ({ default: module.ComparisonCard })));

/** A rollout of others that serves, or has, stands among the deploys. */
const isInHistory = ({ kind, progress }: OutsideWork) => kind === "rollout" && progress === "succeeded";

/** Every deploy of a service; two of them side by side; and the way back to each. */
export function HistoryView({ target, serviceName }: { target: Target; serviceName: string }) {
  const words = useTextPart(historyText);
  const clusterName = useSearchParams().get("cluster") ?? "default";
  const service = { target, serviceName, clusterName };
  const { filter, compared, change } = useHistoryAddress();
  const [selected, setSelected] = useState<readonly string[]>([]);
  const list = useInfiniteQuery(historyQuery(service, filter));
  const entries = list.data?.pages.flatMap((page) => page.entries);
  const serving = entries?.find(({ served }) => served && !served.until);
  const select = (runId: string, isOn: boolean) =>
    setSelected(isOn ? [...selected, runId].slice(-2) : selected.filter((each) => each !== runId));
  /** The older one first, whichever was selected first. */
  const ordered = entries?.flatMap(({ runId }) => (runId && selected.includes(runId) ? [runId] : [])).reverse() ?? [];

  return (
    <article className="grid gap-3.5">
      <HistoryHead service={service} />
      {compared && (
        <Suspense fallback={<Skeleton className="h-40" />}>
          <Comparison service={service} runs={compared} onClose={() => change({ compare: "" })} />
        </Suspense>
      )}
      <OutsideCard service={service} without={isInHistory} />
      <HistoryFilters filter={filter} onChange={change} />
      <CompareBar
        selected={ordered}
        onCompare={() => change({ compare: ordered.join(",") })}
        onUnselect={() => setSelected([])}
      />
      <div>
        <div
          aria-hidden="true"
          className={cn(historyColumns, "min-h-6.5! border-0! py-0! text-2xs font-medium text-ink-3 max-desk:hidden!")}
        >
          {Object.entries(words.columns).map(([name, head]) => (
            <span key={name}>{head}</span>
          ))}
        </div>
        <Card aria-label={words.titleOf(serviceName)} aria-busy={list.isPending} className="overflow-hidden">
          {entries && entries.length > 0 && (
            <ul className={cn((list.isError || list.isPlaceholderData) && "**:text-ink-3")}>
              {entries.map((entry) => (
                <HistoryRow
                  key={entry.runId ?? entry.startedAt}
                  service={service}
                  entry={entry}
                  isServing={entry === serving}
                  isSelected={entry.runId !== undefined && selected.includes(entry.runId)}
                  onSelect={select}
                />
              ))}
            </ul>
          )}
          {entries?.length === 0 && (
            <p className="px-3.5 py-3 text-ink-2">{Object.keys(filter).length > 0 ? words.noneMatch : words.empty}</p>
          )}
          {list.isPending &&
            ["w-2/3", "w-1/2", "w-3/5"].map((width) => (
              <div key={width} className={cn(historyColumns, "min-h-(--row)")}>
                <Skeleton className="col-start-2 w-24" />
                <Skeleton className={width} />
              </div>
            ))}
          {list.error && <ProblemNotice asRow error={list.error} onRetry={list.refetch} />}
          <ShowMore list={list} words={words} />
        </Card>
      </div>
    </article>
  );
}
