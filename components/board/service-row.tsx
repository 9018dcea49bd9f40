"use client";

import { memo } from "react";
import { StatusWord } from "@/components/progress/status-word";
import { Waterline } from "@/components/progress/waterline";
import { markOf, tintOf } from "@/components/service/service-states";
import { stripeOf } from "@/components/target/target-marks";
import type { Row } from "@/components/team/rows";
import { ThirtyDays } from "@/components/team/thirty-days";
import { progressOf, whyOf } from "@/components/team/why";
import { cn } from "@/lib/cn";
import type { TeamTargetHead } from "@/lib/domain/team-status";
import { teamText } from "@/lib/text/parts/team";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { DeployedBy, Name, Tasks, Version, WhyLine } from "./row-cells";
import { RowChips } from "./row-chips";
import { onlyWide, rowColumns } from "./row-columns";
import { RowMenu } from "./row-menu";

interface ServiceRowProps {
  row: Row;
  /** Where it is, if what it stands in does not say so. */
  head?: TeamTargetHead;
  isCompact: boolean;
  /** By which the days are counted. */
  today: number;
}

/** A service on one line; on a second one why it is as it is, where it needs a person or is moving. */
export const ServiceRow = memo(function ServiceRow({ row, head, isCompact, today }: ServiceRowProps) {
  const text = { ...useText(), team: useTextPart(teamText) };
  const { service, state } = row;
  const why = whyOf(row, text);
  const progress = progressOf(service);

  return (
    <div
      className={cn(
        rowColumns,
        tintOf[state] ?? "hover:bg-hover",
        isCompact
          ? "min-h-7 max-desk:min-h-13 max-desk:py-1.5"
          : "desk:min-h-(--row) max-desk:min-h-15 max-desk:py-2.25",
        why && !isCompact && "desk:pt-2.25 desk:pb-2.5",
      )}
    >
      {head && <span className={cn("absolute inset-y-0 left-0 w-1.25", stripeOf(head))} />}
      <span className="max-desk:order-2 max-desk:justify-self-end" title={isCompact ? why?.sentence : undefined}>
        <StatusWord state={markOf[state]} word={text.progress.ofService[state]} />
        {isCompact && why && <span className="sr-only">: {why.sentence}</span>}
      </span>
      <span className="min-w-0 max-desk:order-1">
        <Name row={row} head={head} />
      </span>
      <span className="min-w-0 truncate max-desk:order-3">
        <Version service={service} />
      </span>
      <span className={cn("flex min-w-0 text-ink-2", onlyWide)}>
        <DeployedBy service={service} />
      </span>
      <span className="num text-ink-2 max-desk:order-4 max-desk:mr-7 max-desk:justify-self-end">
        <Tasks service={service} />
      </span>
      <span className="max-desk:hidden">
        {service.days && (
          <ThirtyDays
            serviceName={service.serviceName}
            days={service.days}
            uptimePercent={service.uptimePercent}
            isDeploying={state === "deploying"}
            now={today}
          />
        )}
      </span>
      <Cost hourlyUsd={service.hourlyUsd} />
      <span className="flex flex-wrap justify-end gap-1.5 empty:hidden max-desk:order-5 max-desk:col-span-2 max-desk:justify-start">
        <RowChips service={service} />
        <span className="empty:hidden max-desk:absolute max-desk:top-7 max-desk:right-1">
          <RowMenu target={row.target} service={service} />
        </span>
      </span>
      {why && !isCompact && (
        <WhyLine
          row={row}
          why={why}
          className="mt-px max-desk:order-6 max-desk:col-span-2 desk:col-start-2 desk:col-end-[-1]"
        />
      )}
      {progress && <Waterline label={text.team.progressOf(service.serviceName)} {...progress} />}
    </div>
  );
});

function Cost({ hourlyUsd }: { hourlyUsd?: number }) {
  const team = useTextPart(teamText);
  return (
    <span className={cn("num justify-self-end", onlyWide)}>
      {hourlyUsd !== undefined && (
        <>
          <span className="sr-only">{team.columns.cost} </span>
          {hourlyUsd.toFixed(4)}
        </>
      )}
    </span>
  );
}
