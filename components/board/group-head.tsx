"use client";

import { TargetName } from "@/components/target/target-marks";
import { splitTarget } from "@/lib/domain/split-target";
import type { TeamTarget } from "@/lib/domain/team-status";
import { hourlyMoney } from "@/lib/format";
import { teamText } from "@/lib/text/parts/team";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import type { Group } from "./groups";

/** What stands together, how many they are, and what they cost. */
export function GroupHead({ group }: { group: Group }) {
  const { locale } = useLanguage();
  const team = useTextPart(teamText);
  const { of, name, rows, total, hourlyUsd, targets } = group;
  const [head] = targets;
  const isWhole = rows.length === total;

  return (
    <header className="flex min-h-9 flex-wrap items-center gap-x-2.5 bg-canvas px-3 py-1">
      <h2 className="flex min-w-0 items-center gap-2 text-sm">
        {of === "target" && head && <TargetName target={placeOf(head)} />}
        {of === "team" && (name ?? <span title={team.noTeamAbout}>{team.noTeam}</span>)}
        {of === "all" && team.all}
      </h2>
      <span className="flex-1 max-desk:hidden" />
      <span className="text-ink-3">{isWhole ? team.services(total) : team.someOf(rows.length, total)}</span>
      {hourlyUsd !== undefined && (
        <span className="num text-ink-3" title={team.estimate}>
          {team.perHour(hourlyMoney(hourlyUsd, locale))}
        </span>
      )}
    </header>
  );
}

function placeOf({ target, alias, isProtected }: TeamTarget) {
  return { alias, isProtected, ...splitTarget(target) };
}
