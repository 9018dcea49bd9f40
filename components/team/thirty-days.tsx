"use client";

import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { cn } from "@/lib/cn";
import type { ServiceDays } from "@/lib/domain/team-status";
import { percent } from "@/lib/format";
import { teamText } from "@/lib/text/parts/team";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import { type Day, daysOf } from "./days";
import { DaysPicture, dayPx, picturePx } from "./days-picture";

interface ThirtyDaysProps {
  serviceName: string;
  days: ServiceDays;
  uptimePercent?: number;
  isDeploying: boolean;
  now: number;
}

/** How a service was, day by day: its name is a sentence, and the arrow keys read each day. */
export function ThirtyDays({ serviceName, days, uptimePercent, isDeploying, now }: ThirtyDaysProps) {
  const { locale } = useLanguage();
  const words = useTextPart(teamText).days;
  const [at, setAt] = useState<number>();
  const all = daysOf(days, now);
  const count = (state: Day["state"]) => all.filter((day) => day.state === state).length;
  const deploys = all.reduce((sum, day) => sum + day.deploys, 0);
  const summary = [
    words.summary(serviceName, count("f"), count("d"), deploys),
    uptimePercent !== undefined && words.uptime(percent(uptimePercent, locale)),
  ];
  const shown = all[at ?? all.length - 1];
  const tell = ({ date, state, deploys: made }: Day) =>
    [date.toLocaleDateString(locale, { month: "short", day: "numeric" }), words.states[state], words.deploys(made)]
      .filter(Boolean)
      .join(", ");

  const onKeyDown = (event: KeyboardEvent) => {
    const next = {
      ArrowLeft: (at ?? all.length) - 1,
      ArrowRight: (at ?? all.length - 2) + 1,
      Home: 0,
      End: all.length - 1,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setAt(Math.max(0, Math.min(all.length - 1, next)));
  };
  const onPointerMove = ({ clientX, currentTarget }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    setAt(Math.max(0, Math.min(all.length - 1, Math.floor(((clientX - left) / width) * (picturePx / dayPx)))));
  };

  return (
    <span className="relative block w-fit">
      <span
        role="slider"
        tabIndex={0}
        aria-label={summary.filter(Boolean).join(", ")}
        aria-readonly="true"
        aria-valuemin={1}
        aria-valuemax={all.length}
        aria-valuenow={(at ?? all.length - 1) + 1}
        aria-valuetext={shown && tell(shown)}
        onKeyDown={onKeyDown}
        onFocus={() => setAt(all.length - 1)}
        onBlur={() => setAt(undefined)}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setAt(undefined)}
        className="block"
      >
        <DaysPicture days={all} isDeploying={isDeploying} at={at} />
      </span>
      {at !== undefined && shown && (
        <span
          aria-hidden="true"
          className={cn(
            "pointer-events-none absolute bottom-full z-20 mb-1 rounded-md border border-line-2 bg-raised px-2 py-0.5 text-xs whitespace-nowrap shadow-over",
            at > all.length / 2 ? "right-0" : "left-0",
          )}
        >
          {tell(shown)}
        </span>
      )}
    </span>
  );
}
