"use client";

import { Mark, stateInk } from "@/components/progress/mark";
import { markOf } from "@/components/service/service-states";
import { Logo } from "@/components/shell/logo";
import { useConnection } from "@/lib/api/connection";
import { cn } from "@/lib/cn";
import type { ServiceState } from "@/lib/domain/service";
import type { TeamTarget } from "@/lib/domain/team-status";
import { isStale, oldestReading } from "@/lib/domain/watch-age";
import { age, wallClock } from "@/lib/format";
import { wallText } from "@/lib/text/parts/wall";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";

interface WallHeaderProps {
  counts: ReadonlyMap<ServiceState, number>;
  targets: readonly TeamTarget[];
  now: number;
  page: number;
  pages: number;
}

const counted: readonly ServiceState[] = ["failed", "degraded", "deploying"];

/** How many need somebody, how old that is, and what time it is. */
export function WallHeader({ counts, targets, now, page, pages }: WallHeaderProps) {
  const { locale, text } = useLanguage();
  const wall = useTextPart(wallText);
  return (
    <header className="flex items-center gap-[1.4em] whitespace-nowrap text-ink-2">
      <span className="flex items-center gap-[1em] text-[1.5em]">
        <Logo className="size-[1.9em] text-ink" />
        <span className="font-semibold text-ink">{text.board.title}</span>
        {counted.map((state) => {
          const count = counts.get(state);
          return (
            count && (
              <span key={state} className={cn("flex items-center gap-[.35em] font-medium", stateInk[markOf[state]])}>
                <Mark state={markOf[state]} className="size-[1em]" />
                {count} {wall.counts[state]}
              </span>
            )
          );
        })}
      </span>
      <span className="ml-auto flex items-center gap-[1em] text-[1.5em]">
        {pages > 1 && <span className="num text-ink-3">{wall.page(page, pages)}</span>}
        <Freshness targets={targets} now={now} />
      </span>
      <time className="font-mono text-[3.3em] leading-none font-medium tracking-tighter text-ink tabular-nums">
        {now > 0 && wallClock(now, locale)}
      </time>
    </header>
  );
}

/** A connection that comes back sooner is nobody's concern. */
const silentMs = 20_000;

/** Of what is looked at: a target that was not read for long says so by itself. */
function Freshness({ targets, now }: Pick<WallHeaderProps, "targets" | "now">) {
  const { text } = useLanguage();
  const wall = useTextPart(wallText);
  const { state } = useConnection();
  const fresh = targets.filter((head) => !isStale(head, now));
  const readAt = oldestReading(fresh.length > 0 ? fresh : targets);
  if (readAt === undefined) return null;
  const isLive = state === "live" && fresh.length > 0;
  const isSilent = state !== "live" && now - readAt > silentMs;
  return (
    <span className="flex items-center gap-[.4em]">
      {isLive ? (
        <span className="size-[.5em] rounded-full bg-succeeded" />
      ) : (
        <Mark state={isSilent ? "stale" : "running"} className="size-[1em]" />
      )}
      {(isSilent ? wall.notReached : wall.dataOld)(age(readAt, now, text))}
    </span>
  );
}
