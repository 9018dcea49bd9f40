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
import { RowMenu } from "./row-menu";

interface ServiceCardProps {
  row: Row;
  /** Where it is, if what it stands in does not say so. */
  head?: TeamTargetHead;
  /** By which the days are counted. */
  today: number;
}

/** The same as a row, in a square of its own. */
export const ServiceCard = memo(function ServiceCard({ row, head, today }: ServiceCardProps) {
  const text = { ...useText(), team: useTextPart(teamText) };
  const { service, state } = row;
  const why = whyOf(row, text);
  const progress = progressOf(service);

  return (
    <div className={cn("relative grid h-full min-h-32 content-start gap-1.5 p-3", tintOf[state] ?? "hover:bg-hover")}>
      {head && <span className={cn("absolute inset-y-0 left-0 w-1.25", stripeOf(head))} />}
      <div className="flex items-center justify-between gap-2">
        <Name row={row} head={head} />
        <StatusWord state={markOf[state]} word={text.progress.ofService[state]} />
      </div>
      <div className="flex items-baseline justify-between gap-2">
        <span className="min-w-0 truncate">
          <Version service={service} />
        </span>
        <span className="num text-ink-2">
          <Tasks service={service} />
        </span>
      </div>
      <div className="flex min-w-0 text-ink-2">
        <DeployedBy service={service} />
      </div>
      {why && <WhyLine row={row} why={why} />}
      {service.days && (
        <ThirtyDays
          serviceName={service.serviceName}
          days={service.days}
          uptimePercent={service.uptimePercent}
          isDeploying={state === "deploying"}
          now={today}
        />
      )}
      <div className="flex flex-wrap gap-1.5 empty:hidden">
        <RowChips service={service} />
        <RowMenu target={row.target} service={service} />
      </div>
      {progress && <Waterline label={text.team.progressOf(service.serviceName)} {...progress} />}
    </div>
  );
});
