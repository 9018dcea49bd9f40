"use client";

import { useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { SlowNotice } from "@/components/problem/slow-notice";
import { Mark } from "@/components/progress/mark";
import { withTarget } from "@/components/shell/pages";
import { stripeOf, TargetName } from "@/components/target/target-marks";
import { Button } from "@/components/ui/button";
import { useNow } from "@/components/ui/use-now";
import { servicesQuery } from "@/lib/api/queries";
import { cn } from "@/lib/cn";
import type { RunSummary } from "@/lib/domain/run";
import type { ServiceList } from "@/lib/domain/service";
import type { ListedTarget } from "@/lib/domain/target";
import { age } from "@/lib/format";
import { useText } from "@/lib/text/text-provider";
import { ServiceRow } from "./service-row";
import { filterServices, type ServiceFilter, sortByAttention } from "./service-states";
import { ServiceRowSkeletons } from "./services-skeleton";

export interface Group {
  target: ListedTarget;
  /** As last read; undefined until then. */
  list?: ServiceList;
  error: Error | null;
  retry: () => unknown;
}

interface ServiceGroupProps {
  group: Group;
  /** Those under way in this target. */
  runs: readonly RunSummary[];
  filter: ServiceFilter;
  /** Where a filter hides something. */
  onClear?: () => void;
}

/** What runs in one target. One that cannot be read says so, and leaves the others alone. */
export function ServiceGroup({ group, runs, filter, onClear }: ServiceGroupProps) {
  const { target, list, error, retry } = group;
  const text = useText();
  const queryClient = useQueryClient();
  const shown = sortByAttention(filterServices(list?.services ?? [], filter));
  const cancel = () => queryClient.cancelQueries({ queryKey: servicesQuery(target.target).queryKey });

  return (
    <section
      aria-label={target.alias}
      aria-busy={!list && !error}
      className="relative overflow-hidden rounded-lg border border-line bg-surface pl-1.25 shadow-card"
    >
      <span className={cn("absolute inset-y-0 left-0 w-1.25", stripeOf(target))} />
      <header className="flex min-h-9 flex-wrap items-center gap-x-2.5 border-b border-line bg-canvas px-3 py-1">
        <h2 className="flex min-w-0 items-center gap-2 text-sm">
          <TargetName target={target} />
        </h2>
        <span className="flex-1" />
        {list && <span className="text-ink-3">{text.board.services(list.services.length)}</span>}
      </header>
      {!list && !error && (
        <>
          <ServiceRowSkeletons />
          <SlowNotice operation="ListServices" onCancel={cancel} />
        </>
      )}
      <ul>
        {shown.map((service) => (
          <ServiceRow
            key={service.serviceArn}
            target={target.target}
            service={service}
            run={runs.find(({ serviceName }) => serviceName === service.serviceName)}
            isOld={error !== null}
          />
        ))}
      </ul>
      {list && shown.length === 0 && (
        <NothingHere target={target} onClear={list.services.length > 0 ? onClear : undefined} />
      )}
      {list?.staleReason && <Stale list={list} reason={list.staleReason} />}
      {error && <ProblemNotice asRow error={error} onRetry={retry} />}
    </section>
  );
}

function NothingHere({ target, onClear }: { target: ListedTarget; onClear?: () => void }) {
  const { board } = useText();
  return (
    <p className="flex flex-wrap items-center gap-2.5 px-3 py-2.5 text-ink-2">
      {onClear ? board.noneMatch : board.nothingYet}
      {onClear ? (
        <Button size="small" onClick={onClear}>
          {board.clearFilter}
        </Button>
      ) : (
        <Button asChild size="small">
          <Link href={withTarget("/setup", target.target)}>{board.empty.preflight}</Link>
        </Button>
      )}
    </p>
  );
}

function Stale({ list, reason }: { list: ServiceList; reason: string }) {
  const text = useText();
  const now = useNow();
  return (
    <p className="flex min-h-10 flex-wrap items-center gap-x-2.5 border-t border-line px-3 py-1.5 text-ink-2">
      <span className="inline-flex items-center gap-1.5 font-medium text-stale">
        <Mark state="stale" />
        {text.time.old(age(list.asOf, now, text))}
      </span>
      {text.board.stale(reason)}
    </p>
  );
}
