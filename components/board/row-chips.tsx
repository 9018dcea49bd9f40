"use client";

import { Hourglass, Lock, Megaphone, Pause } from "lucide-react";
import { lazy } from "react";
import { Chip } from "@/components/ui/chip";
import { Popover } from "@/components/ui/popover";
import { useNow } from "@/components/ui/use-now";
import type { TeamService } from "@/lib/domain/team-status";
import { age } from "@/lib/format";
import { teamText } from "@/lib/text/parts/team";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

/** Fetched with the first one that is opened. */
const NoticeText = lazy(() => import("./notice-text").then((module) => ({ default: module.NoticeText })));

/** What holds for a service beside its health. */
export function RowChips({ service }: { service: TeamService }) {
  const { chips } = useTextPart(teamText);
  const { mode, lock, notice, endsAt, idleDays, madeBy, pause } = service;
  return (
    <>
      {lock && (
        <Chip title={[chips.lockedBy(lock.by), lock.reason].filter(Boolean).join(": ")}>
          <Lock size={12} aria-hidden="true" />
          {chips.locked}
        </Chip>
      )}
      {pause && (
        <Chip title={chips.pausedBy(pause.by)}>
          <Pause size={12} aria-hidden="true" />
          {chips.paused}
        </Chip>
      )}
      {notice && <Notice notice={notice} />}
      {endsAt && <EndDate endsAt={endsAt} />}
      {!pause && idleDays !== undefined && idleDays > 0 && (
        <Chip title={chips.idleAbout(idleDays)}>{chips.idle(idleDays)}</Chip>
      )}
      {madeBy && "stackName" in madeBy && (
        <Chip title={chips.madeElsewhere}>
          <span className="max-w-24 truncate">{chips.stack(madeBy.stackName)}</span>
        </Chip>
      )}
      {madeBy?.by === "terraform" && <Chip title={chips.madeElsewhere}>Terraform</Chip>}
      {mode === "standard" && <Chip title={chips.readOnlyAbout}>{chips.readOnly}</Chip>}
    </>
  );
}

function EndDate({ endsAt }: { endsAt: string }) {
  const text = useText();
  const { chips } = useTextPart(teamText);
  const now = useNow();
  const leftMs = Date.parse(endsAt) - now;
  return (
    <Chip>
      <Hourglass size={12} aria-hidden="true" />
      {leftMs > 0 ? chips.endsIn(age(now, Date.parse(endsAt), text)) : chips.ended}
    </Chip>
  );
}

function Notice({ notice: { text, severity, link } }: { notice: NonNullable<TeamService["notice"]> }) {
  const { chips } = useTextPart(teamText);
  return (
    <Popover
      trigger={(control) => (
        <button type="button" className="min-h-6 rounded-sm" {...control}>
          <Chip className={severity === "info" ? "hover:bg-hover" : "text-degraded hover:bg-hover"}>
            <Megaphone size={12} aria-hidden="true" />
            {severity === "info" ? chips.notice : chips.severities[severity]}
          </Chip>
        </button>
      )}
    >
      <NoticeText text={text} link={link} />
    </Popover>
  );
}
