"use client";

import { ProblemNotice } from "@/components/problem/problem-notice";
import { Mark } from "@/components/progress/mark";
import { Button } from "@/components/ui/button";
import { useNow } from "@/components/ui/use-now";
import type { RunSummary } from "@/lib/domain/run";
import type { ServiceList as Services } from "@/lib/domain/service";
import type { ListedTarget } from "@/lib/domain/target";
import { age } from "@/lib/format";
import { useText } from "@/lib/text/text-provider";
import { ServiceColumnHeads } from "./service-column-heads";
import { ServiceCounts } from "./service-counts";
import { ServiceRow } from "./service-row";
import { filterServices, sortByAttention } from "./service-states";
import { ServiceTools } from "./service-tools";
import { useServiceFilter } from "./use-service-filter";

interface ServiceListProps {
  reached: ListedTarget;
  list: Services;
  /** Those under way. */
  runs: RunSummary[];
  error: Error | null;
  onRetry: () => unknown;
}

export function ServiceList({ reached, list, runs, error, onRetry }: ServiceListProps) {
  const text = useText();
  const now = useNow();
  const [filter, setFilter] = useServiceFilter();
  const isFiltered = filter.state !== undefined || filter.words !== "";
  const shown = sortByAttention(filterServices(list.services, filter));

  return (
    <div>
      {(list.services.length > 1 || isFiltered) && (
        <>
          <ServiceCounts services={list.services} filter={filter} onFilter={setFilter} />
          <ServiceTools filter={filter} onFilter={setFilter} />
        </>
      )}
      <ServiceColumnHeads />
      <section
        aria-label={text.board.services(list.services.length)}
        className="relative overflow-hidden rounded-lg border border-line bg-surface pl-1.25 shadow-card"
      >
        <span className="absolute inset-y-0 left-0 w-1.25 bg-target-lab" />
        <header className="flex min-h-9 flex-wrap items-center gap-x-2.5 border-b border-line bg-canvas px-3 py-1">
          <h2 className="num font-normal text-ink-3">
            <span className="font-semibold text-ink">{reached.account}</span> · {reached.region}
          </h2>
          <span className="flex-1" />
          <span className="text-ink-3">{text.board.services(list.services.length)}</span>
        </header>
        <ul>
          {shown.map((service) => (
            <ServiceRow
              key={service.serviceArn}
              target={reached.target}
              service={service}
              run={runs.find(({ serviceName }) => serviceName === service.serviceName)}
              isOld={error !== null}
            />
          ))}
        </ul>
        {shown.length === 0 && (
          <p className="flex flex-wrap items-center gap-2.5 px-3 py-2.5 text-ink-2">
            {text.board.noneMatch}
            <Button size="small" onClick={() => setFilter({ words: "" })}>
              {text.board.clearFilter}
            </Button>
          </p>
        )}
        {list.staleReason && (
          <p className="flex min-h-10 flex-wrap items-center gap-x-2.5 border-t border-line px-3 py-1.5 text-ink-2">
            <span className="inline-flex items-center gap-1.5 font-medium text-stale">
              <Mark state="stale" />
              {text.time.old(age(list.asOf, now, text))}
            </span>
            {text.board.stale(list.staleReason)}
          </p>
        )}
        {error && <ProblemNotice asRow error={error} onRetry={onRetry} />}
      </section>
    </div>
  );
}
