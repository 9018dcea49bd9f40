"use client";

import { Mark, stateInk } from "@/components/progress/mark";
import { markOf } from "@/components/service/service-states";
import { ProdPlate, stripeOf } from "@/components/target/target-marks";
import type { Row } from "@/components/team/rows";
import { whyOf } from "@/components/team/why";
import { cn } from "@/lib/cn";
import type { ScreenExtra } from "@/lib/domain/screen-extra";
import { splitTarget } from "@/lib/domain/split-target";
import type { TeamService, TeamTarget } from "@/lib/domain/team-status";
import { age, hourlyMoney } from "@/lib/format";
import { teamText } from "@/lib/text/parts/team";
import { wallText } from "@/lib/text/parts/wall";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage, useText } from "@/lib/text/text-provider";
import { nameSize } from "./wall-pages";

interface WallProblemProps {
  row: Row;
  head?: TeamTarget;
  size: keyof typeof sizes;
  shows?: readonly ScreenExtra[];
  now: number;
}

/** Sizes in `em`: how wide a name may be, how large at the most, and what is under it. */
const sizes = {
  whole: { width: 88, name: 8, reason: "text-[2.9em]", lines: "line-clamp-4", rest: "text-[1.9em]" },
  large: { width: 48, name: 6.2, reason: "text-[2.4em]", lines: "line-clamp-5", rest: "text-[1.6em]" },
  middle: { width: 33, name: 3.6, reason: "text-[1.8em]", lines: "line-clamp-2", rest: "text-[1.5em]" },
  small: { width: 14.5, name: 2.6, reason: "text-[1.45em]", lines: "line-clamp-2", rest: "text-[1.4em]" },
};

const tints = {
  failed: "border-failed-line bg-failed-tint",
  degraded: "border-degraded-line bg-degraded-tint",
  running: "border-running-line bg-running-tint",
  waiting: "border-waiting-line bg-waiting-tint",
  stale: "border-stale-line bg-stale-tint",
  succeeded: "border-line bg-surface",
};

export function WallProblem({ row, head, size, shows = [], now }: WallProblemProps) {
  const text = { ...useText(), team: useTextPart(teamText), wall: useTextPart(wallText) };
  const { service, state } = row;
  const mark = markOf[state];
  const of = sizes[size];
  const since = service.deploy?.startedAt ?? service.stateSince;
  const by = service.deploy?.startedBy ?? (service.deploy ? undefined : service.deployedBy);
  const isLarge = size === "large" || size === "whole";
  const { trafficPercent } = service.deploy ?? {};
  const hasTraffic = trafficPercent !== undefined && size !== "small";
  // The bar says the rest, and of a second line there would be room for half.
  const isShort = hasTraffic && !isLarge;

  return (
    <article
      className={cn(
        "relative flex min-h-0 min-w-0 flex-col gap-[.5em] overflow-hidden rounded-[.7em] border-[max(2px,.12em)]",
        isLarge ? "p-[1.5em_1.8em_1.4em_2.6em]" : "p-[1em_1.2em_1em_1.9em]",
        tints[mark],
      )}
    >
      {head && <span className={cn("absolute inset-y-0 left-0 w-[.8em]", stripeOf(head))} />}
      <p
        className={cn(
          "flex items-center gap-[.45em] font-semibold",
          stateInk[mark],
          size === "small" ? "text-[1.45em]" : "text-[2em]",
        )}
      >
        <Mark state={mark} className="size-[1.1em]" />
        {text.progress.ofService[state]}
        {since && <span className="font-normal text-ink-2">{age(since, now, text)}</span>}
      </p>
      <h2
        className="leading-[1.08] font-semibold tracking-[-0.03em] wrap-anywhere"
        style={{ fontSize: `${nameSize(service.serviceName, of.width, of.name, 1.8)}em` }}
      >
        {service.serviceName}
      </h2>
      {head && <Place head={head} hasRegion={size !== "small"} className={of.rest} />}
      <p className={cn("phrase shrink-0 leading-[1.35] wrap-anywhere", of.reason, isShort ? "line-clamp-1" : of.lines)}>
        {whyOf(row, text)?.sentence}
      </p>
      {hasTraffic && <Traffic trafficPercent={trafficPercent} />}
      {isLarge && (
        <p className={cn("mt-auto flex flex-wrap gap-x-[1.4em] text-ink-2", of.rest)}>
          {service.version?.commit && <span className="font-mono">{service.version.commit}</span>}
          {by && <span>{by}</span>}
          <span className="num">{text.wall.tasks(service.tasks.running, service.tasks.desired)}</span>
          <Extras service={service} shows={shows} />
        </p>
      )}
    </article>
  );
}

/** What an admin lets this screen show; whoever has signed in here gets none of it on a wall. */
function Extras({ service: { hourlyUsd, endpoint }, shows }: { service: TeamService; shows: readonly ScreenExtra[] }) {
  const { locale } = useLanguage();
  const wall = useTextPart(wallText);
  return (
    <>
      {shows.includes("cost") && hourlyUsd !== undefined && <span>{wall.cost(hourlyMoney(hourlyUsd, locale))}</span>}
      {shows.includes("links") && endpoint && (
        <span className="font-mono wrap-anywhere">{endpoint.replace(/^https?:\/\//, "")}</span>
      )}
    </>
  );
}

interface PlaceProps {
  head: TeamTarget;
  hasRegion?: boolean;
  className?: string;
}

export function Place({ head, hasRegion = true, className }: PlaceProps) {
  return (
    <p className={cn("flex min-w-0 items-center gap-[.5em] text-ink-2", className)}>
      {head.isProtected && <ProdPlate className="h-auto rounded-[.15em] px-[.5em] py-[.3em] text-[.72em]" />}
      <span className="max-w-full shrink-0 truncate">{head.alias}</span>
      {hasRegion && <span className="min-w-0 truncate font-mono text-[.9em]">{splitTarget(head.target).region}</span>}
    </p>
  );
}

function Traffic({ trafficPercent }: { trafficPercent: number }) {
  const wall = useTextPart(wallText);
  return (
    <p className="mt-[.3em] flex h-[2.6em] gap-[2px] overflow-hidden rounded-[.4em] font-medium">
      <span
        className="flex items-center overflow-hidden bg-primary text-primary-foreground"
        style={{ flexBasis: `${trafficPercent}%` }}
      >
        <span className="px-[.5em] text-[1.5em] whitespace-nowrap">{wall.newShare(trafficPercent)}</span>
      </span>
      <span className="flex flex-1 items-center overflow-hidden bg-hover text-ink-2 inset-ring inset-ring-line-2">
        <span className="px-[.5em] text-[1.5em] whitespace-nowrap">{wall.currentShare(100 - trafficPercent)}</span>
      </span>
    </p>
  );
}
