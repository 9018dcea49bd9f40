"use client";

import { Mark, stateInk } from "@/components/progress/mark";
import { markOf } from "@/components/service/service-states";
import { stripeOf } from "@/components/target/target-marks";
import { countStates, hourlyUsdOf, type Row } from "@/components/team/rows";
import { cn } from "@/lib/cn";
import type { ScreenExtra } from "@/lib/domain/screen-extra";
import type { ServiceState } from "@/lib/domain/service";
import { splitTarget } from "@/lib/domain/split-target";
import type { TeamTarget } from "@/lib/domain/team-status";
import { isStale } from "@/lib/domain/watch-age";
import { age, hourlyMoney } from "@/lib/format";
import { gapsText } from "@/lib/text/parts/gaps";
import { wallText } from "@/lib/text/parts/wall";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import { Place } from "./wall-problem";

interface WallTargetsProps {
  targets: readonly TeamTarget[];
  /** Of all targets. */
  rows: readonly Row[];
  shows?: readonly ScreenExtra[];
  now: number;
}

const counted: readonly ServiceState[] = ["healthy", "stale", "draining"];
const perLine = 4;

/** What is well, old or leaving, in numbers; and what of a target is not known. */
export function WallTargets({ targets, rows, shows = [], now }: WallTargetsProps) {
  return (
    <div
      className="grid gap-[.9em]"
      style={{ gridTemplateColumns: `repeat(${Math.min(perLine, targets.length)}, minmax(0, 1fr))` }}
    >
      {targets.map((head) => (
        <section
          key={head.target}
          className="relative min-w-0 overflow-hidden rounded-[.7em] border border-line bg-surface p-[.8em_1.2em_.8em_1.8em]"
        >
          <span className={cn("absolute inset-y-0 left-0 w-[.6em]", stripeOf(head))} />
          <h2>
            <Place head={head} hasRegion={false} className="text-[1.5em]" />
          </h2>
          <Counts
            head={head}
            rows={rows.filter(({ target }) => target === head.target)}
            hasCost={shows.includes("cost")}
            now={now}
          />
        </section>
      ))}
    </div>
  );
}

interface CountsProps {
  head: TeamTarget;
  /** Of this target. */
  rows: readonly Row[];
  hasCost: boolean;
  now: number;
}

function Counts({ head, rows, hasCost, now }: CountsProps) {
  const { locale, text } = useLanguage();
  const hourlyUsd = hasCost ? hourlyUsdOf(rows) : undefined;
  const wall = useTextPart(wallText);
  const gaps = useTextPart(gapsText);
  const counts = countStates(rows);
  const denied = head.gaps.find(({ cause }) => cause === "denied");
  return (
    <p className="mt-[.15em] flex items-baseline gap-[1em] overflow-hidden whitespace-nowrap">
      {counted.map((state) => {
        const count = counts.get(state);
        return (
          count && (
            <span key={state} className={cn("flex items-baseline gap-[.4em] text-[1.5em]", stateInk[markOf[state]])}>
              <Mark state={markOf[state]} className="size-[1em] self-center" />
              <b className="font-mono text-[1.7em] leading-[1.1] font-medium tracking-tighter tabular-nums">{count}</b>
              {wall.counts[state]}
            </span>
          )
        );
      })}
      {rows.length === 0 && !denied && (
        <span className="text-[1.5em] text-ink-3">{head.asOf ? wall.nothing : gaps.neverRead}</span>
      )}
      {denied && (
        <span className="flex items-center gap-[.4em] text-[1.4em] text-failed">
          <Mark state="failed" className="size-[1em]" />
          {gaps.missing(gaps.parts[denied.part])}
        </span>
      )}
      {head.asOf && isStale(head, now) && (
        <span className="text-[1.4em] text-stale">{gaps.old(age(head.asOf, now, text))}</span>
      )}
      {hourlyUsd !== undefined && (
        <span className="text-[1.4em] text-ink-2">{wall.cost(hourlyMoney(hourlyUsd, locale))}</span>
      )}
      <span className="ml-auto min-w-0 truncate font-mono text-[1.4em] text-ink-3">
        {splitTarget(head.target).region}
      </span>
    </p>
  );
}
