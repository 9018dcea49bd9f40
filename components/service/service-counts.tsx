"use client";

import type { ReactNode } from "react";
import { Mark, stateInk } from "@/components/progress/mark";
import { cn } from "@/lib/cn";
import type { ServiceState, ServiceSummary } from "@/lib/domain/service";
import { useText } from "@/lib/text/text-provider";
import { byAttention, countStates, markOf, type ServiceFilter } from "./service-states";

interface ServiceCountsProps {
  services: readonly ServiceSummary[];
  filter: ServiceFilter;
  onFilter: (filter: ServiceFilter) => void;
}

const bars: Record<ServiceState, string> = {
  failed: "bg-failed",
  degraded: "bg-degraded",
  deploying: "bg-running",
  draining: "bg-waiting",
  stale: "bg-stale",
  healthy: "bg-bar-ok",
};

/** How many are in each state; each count is a filter. Below it the same as one bar. */
export function ServiceCounts({ services, filter, onFilter }: ServiceCountsProps) {
  const { board, progress } = useText();
  const counts = countStates(services);
  const show = (state?: ServiceState) => onFilter({ ...filter, state });
  const offered = byAttention.filter((state) => counts.has(state) || filter.state === state);

  return (
    <>
      <fieldset className="overflow-hidden rounded-lg border border-line bg-surface shadow-card">
        <legend className="sr-only">{board.filterBy}</legend>
        <div className="-mb-px flex flex-wrap max-desk:grid max-desk:grid-cols-3">
          <Count count={services.length} isPressed={!filter.state} onPress={() => show()}>
            <span className="text-ink-2">{board.all}</span>
          </Count>
          {offered.map((state) => (
            <Count
              key={state}
              count={counts.get(state) ?? 0}
              isPressed={filter.state === state}
              onPress={() => show(state)}
            >
              <span className={cn("inline-flex items-center gap-1.5 font-medium", stateInk[markOf[state]])}>
                <Mark state={markOf[state]} />
                {progress.ofService[state]}
              </span>
            </Count>
          ))}
        </div>
      </fieldset>
      <div aria-hidden="true" className="mt-2 mb-4 flex h-1 gap-0.5">
        {[...counts]
          .sort(([a], [b]) => byAttention.indexOf(a) - byAttention.indexOf(b))
          .map(([state, count]) => (
            <span key={state} className={cn("rounded-[1px]", bars[state])} style={{ flexGrow: count }} />
          ))}
      </div>
    </>
  );
}

interface CountProps {
  count: number;
  isPressed: boolean;
  onPress: () => void;
  children: ReactNode;
}

function Count({ count, isPressed, onPress, children }: CountProps) {
  return (
    <button
      type="button"
      aria-pressed={isPressed}
      onClick={onPress}
      data-focus="inset"
      className={cn(
        "min-w-23 border-r border-b border-line py-2.5 pr-4.5 pl-3.5 text-left text-xs max-desk:min-w-0 max-desk:px-2.5 max-desk:py-2",
        isPressed ? "bg-primary-tint inset-shadow-[0_-2px_var(--accent)]" : "hover:bg-hover",
      )}
    >
      <span className="block font-mono text-xl leading-6.5 font-medium tracking-tight tabular-nums">{count}</span>
      {children}
    </button>
  );
}
