"use client";

import { ExternalLink } from "lucide-react";
import { ProdPlate } from "@/components/target/target-marks";
import type { Row } from "@/components/team/rows";
import type { Why } from "@/components/team/why";
import { RowLink } from "@/components/ui/row-link";
import { useNow } from "@/components/ui/use-now";
import { cn } from "@/lib/cn";
import { serviceHref } from "@/lib/domain/service-href";
import type { TeamService, TeamTargetHead } from "@/lib/domain/team-status";
import { age } from "@/lib/format";
import { teamText } from "@/lib/text/parts/team";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { RowRollBack } from "./row-roll-back";

/** The name leads to the service's page, the arrow to where it answers; then where it is, where nothing else says so. */
export function Name({ row: { key, target, service }, head }: { row: Row; head?: TeamTargetHead }) {
  const { common } = useText();
  const team = useTextPart(teamText);
  const { serviceName, endpoint } = service;
  return (
    <span className="flex min-w-0 items-center gap-1">
      <RowLink
        href={serviceHref({ target, ...service })}
        data-row={key}
        className="min-w-0 shrink-0 max-w-full truncate font-[550] hover:text-primary max-desk:py-0.5 max-desk:text-base"
      >
        {serviceName}
      </RowLink>
      {endpoint && (
        <a
          href={endpoint}
          target="_blank"
          rel="noreferrer"
          title={team.openEndpoint(serviceName)}
          className="grid size-6 shrink-0 place-items-center rounded-sm text-ink-3 hover:text-primary"
        >
          <ExternalLink size={12} aria-hidden="true" />
          <span className="sr-only">
            {team.openEndpoint(serviceName)} ({common.opensElsewhere})
          </span>
        </a>
      )}
      {head && (
        <span className="flex min-w-0 items-center gap-1.5 text-xs text-ink-3">
          {head.isProtected && <ProdPlate />}
          <span className="truncate">{head.alias}</span>
        </span>
      )}
    </span>
  );
}

const digestLength = 8;

export function Version({ service: { version = {} } }: { service: TeamService }) {
  const text = useText();
  const now = useNow();
  const { commit, tag, digest, since } = version;
  const title = [commit, tag, digest].filter(Boolean).join(" · ");
  return (
    <>
      <code title={title}>{commit ?? tag ?? digest?.slice(0, digestLength) ?? text.common.none}</code>
      {since && <span className="ml-1.5 text-ink-3">{age(since, now, text)}</span>}
    </>
  );
}

export function DeployedBy({ service: { deploy, deployedBy } }: { service: TeamService }) {
  const team = useTextPart(teamText);
  const name = deploy?.startedBy ?? (deploy ? undefined : deployedBy);
  return (
    <span className="truncate" title={name}>
      {name ?? team.startedOutside}
    </span>
  );
}

export function Tasks({ service: { tasks } }: { service: TeamService }) {
  const team = useTextPart(teamText);
  return (
    <>
      <span className="sr-only">{team.columns.tasks} </span>
      {tasks.running}/{tasks.desired}
    </>
  );
}

/** One sentence, the one page where more is said, and the way back. */
export function WhyLine({ row, why: { sentence, link }, className }: { row: Row; why: Why; className?: string }) {
  return (
    <div className={cn("flex flex-wrap items-center gap-x-2.5 gap-y-1", className)}>
      <p className="phrase line-clamp-3 text-ink-2">
        {sentence}{" "}
        {link && (
          <RowLink href={link.href} className="link ml-1 whitespace-nowrap">
            {link.words}
          </RowLink>
        )}
      </p>
      <RowRollBack row={row} />
    </div>
  );
}
