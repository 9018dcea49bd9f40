"use client";

import type { ReactNode } from "react";
import { Mark, stateInk } from "@/components/progress/mark";
import { barOf, byAttention, markOf } from "@/components/service/service-states";
import { cn } from "@/lib/cn";
import type { ServiceState } from "@/lib/domain/service";
import { count as countIn, hourlyMoney } from "@/lib/format";
import { teamText } from "@/lib/text/parts/team";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";

interface StateCountsProps {
  counts: ReadonlyMap<ServiceState, number>;
  total: number;
  hourlyUsd?: number;
  chosen?: ServiceState;
  onChoose: (state: ServiceState | undefined) => void;
}

/** How many are in each state; each count is a filter. Below it the same as one bar. */
export function StateCounts({ counts, total, hourlyUsd, chosen, onChoose }: StateCountsProps) {
  const { locale, text } = useLanguage();
  const team = useTextPart(teamText);
  const offered = byAttention.filter((state) => counts.has(state) || chosen === state);

  return (
    <>
      <fieldset className="overflow-hidden rounded-lg border border-line bg-surface shadow-card">
        <legend className="sr-only">{team.filterBy}</legend>
        <div className="-mb-px flex flex-wrap max-desk:grid max-desk:grid-cols-3">
          <Count count={countIn(total, locale)} isPressed={!chosen} onPress={() => onChoose(undefined)}>
            <span className="text-ink-2">{team.all}</span>
          </Count>
          {offered.map((state) => (
            <Count
              key={state}
              count={countIn(counts.get(state) ?? 0, locale)}
              isPressed={chosen === state}
              onPress={() => onChoose(chosen === state ? undefined : state)}
            >
              <span className={cn("inline-flex items-center gap-1.5 font-medium", stateInk[markOf[state]])}>
                <Mark state={markOf[state]} />
                {text.progress.ofService[state]}
              </span>
            </Count>
          ))}
          {hourlyUsd !== undefined && (
            <p className="flex-1 border-b border-line px-3.5 py-2.5 text-right max-desk:col-span-3 max-desk:flex max-desk:items-baseline max-desk:gap-2 max-desk:text-left">
              <span className="block font-mono text-xl leading-6.5 font-medium tracking-tight tabular-nums">
                {team.perHour(hourlyMoney(hourlyUsd, locale))}
              </span>
              <span className="text-xs text-ink-3">{team.estimate}</span>
            </p>
          )}
        </div>
      </fieldset>
      <div aria-hidden="true" className="mt-2 mb-4 flex h-1 gap-0.5">
        {byAttention.map((state) => {
          const share = counts.get(state);
          return (
            share && <span key={state} className={cn("rounded-[1px]", barOf[state])} style={{ flexGrow: share }} />
          );
        })}
      </div>
    </>
  );
}

interface CountProps {
  count: string;
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
