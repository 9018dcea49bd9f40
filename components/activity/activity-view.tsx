"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Card } from "@/components/ui/card";
import { ShowMore } from "@/components/ui/show-more";
import { Skeleton } from "@/components/ui/skeleton";
import { activityQuery } from "@/lib/api/access-queries";
import { cn } from "@/lib/cn";
import { activityText } from "@/lib/text/parts/activity";
import { useTextPart } from "@/lib/text/text-part";
import { ActivityFilters } from "./activity-filters";
import { ActivityHead } from "./activity-head";
import { ActivityRow, activityColumns } from "./activity-row";
import { withoutAnswered } from "./acts";
import { sentFilter } from "./sent-filter";
import { useActivityFilter } from "./use-activity-filter";
import { VerifyHint } from "./verify-hint";

/** Fetched beside the records. */
const WaitingApprovals = lazy(() =>
  import("./waiting-approvals").then((module) => ({ default: module.WaitingApprovals })),
);

/** Who did what: filter, list, details and export. */
export function ActivityView() {
  const words = useTextPart(activityText);
  const [filter, change] = useActivityFilter();
  const sent = sentFilter(filter);
  const list = useInfiniteQuery(activityQuery(sent));
  const records = list.data && withoutAnswered(list.data.pages.flatMap((page) => page.records));
  const isFiltered = Object.keys(filter).length > 0;

  return (
    <>
      <ActivityHead filter={sent} />
      <Suspense>
        <WaitingApprovals />
      </Suspense>
      <ActivityFilters filter={filter} onChange={change} />
      <div
        aria-hidden="true"
        className={cn(activityColumns, "min-h-6.5! border-0! py-0! text-2xs font-medium text-ink-3 max-desk:hidden!")}
      >
        {Object.entries(words.columns).map(([name, head]) => (
          <span key={name}>{head}</span>
        ))}
      </div>
      <Card aria-label={words.title} aria-busy={list.isPending} className="overflow-hidden">
        {records && records.length > 0 && (
          <ul className={cn((list.isError || list.isPlaceholderData) && "**:text-ink-3")}>
            {records.map((record) => (
              <ActivityRow key={record.id} record={record} onFilter={change} />
            ))}
          </ul>
        )}
        {records?.length === 0 && (
          <p className="flex flex-wrap items-center gap-2.5 px-3.5 py-3 text-ink-2">
            {isFiltered ? words.noneMatch : words.empty}
          </p>
        )}
        {list.isPending &&
          ["w-2/3", "w-1/2", "w-3/5"].map((width) => (
            <div key={width} className={cn(activityColumns, "min-h-(--row)")}>
              <Skeleton className="w-24" />
              <Skeleton className={width} />
            </div>
          ))}
        {list.error && <ProblemNotice asRow error={list.error} onRetry={list.refetch} />}
        <ShowMore list={list} words={words} />
      </Card>
      <VerifyHint />
    </>
  );
}
