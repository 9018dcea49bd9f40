"use client";

import { ChevronRight } from "lucide-react";
import { useState } from "react";
import type { MarkState } from "@/components/progress/mark";
import { StatusWord } from "@/components/progress/status-word";
import { TargetName } from "@/components/target/target-marks";
import { useKnownTarget } from "@/components/target/use-target";
import { useNow } from "@/components/ui/use-now";
import type { ActivityFilter } from "@/lib/api/access-queries";
import { cn } from "@/lib/cn";
import type { ActivityRecord, ActivityResult } from "@/lib/domain/activity";
import { ago, dateTime } from "@/lib/format";
import { activityText } from "@/lib/text/parts/activity";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import { ActivityDetail } from "./activity-detail";

export const activityColumns = cn(
  "grid items-center gap-x-4 gap-y-0.5 border-line px-3.5 py-2 not-first:border-t",
  "max-desk:grid-cols-[minmax(0,1fr)_auto_36px] desk:min-h-(--row)",
  "desk:grid-cols-[120px_minmax(0,1.1fr)_minmax(0,1.8fr)_minmax(0,1.2fr)_96px_24px]",
);

const marks: Record<ActivityResult, MarkState> = {
  intended: "running",
  done: "succeeded",
  failed: "failed",
  refused: "cancelled",
};

interface ActivityRowProps {
  record: ActivityRecord;
  onFilter: (part: ActivityFilter) => void;
}

export function ActivityRow({ record, onFilter }: ActivityRowProps) {
  const { locale, text } = useLanguage();
  const words = useTextPart(activityText);
  const now = useNow();
  const [isOpen, setOpen] = useState(false);
  const { id, at, who, action, subject, reason, target, result } = record;
  // What has no name but a number is told in the details.
  const isNamed = subject && !/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(subject);

  return (
    <li className="border-line not-first:border-t">
      <div className={activityColumns}>
        <time
          dateTime={at}
          title={dateTime(at, locale)}
          className="text-ink-3 max-desk:col-start-1 max-desk:row-start-2"
        >
          {ago(at, now, text)}
        </time>
        <button
          type="button"
          title={who}
          onClick={() => onFilter({ who })}
          className="min-h-6 min-w-0 truncate text-left hover:text-primary max-desk:col-start-2 max-desk:row-start-1 max-desk:text-right"
        >
          {who}
        </button>
        <span className="min-w-0 wrap-anywhere max-desk:col-start-1 max-desk:row-start-1">
          <span className="font-[550]">{words.actions[action]}</span>{" "}
          {isNamed && <span className="text-ink-2">{subject}</span>}{" "}
          {reason && <span className="text-ink-3">{reason}</span>}
        </span>
        <span className="flex min-w-0 items-center gap-2 max-desk:col-span-3 max-desk:row-start-3 max-desk:empty:hidden">
          {target && <Where target={target} />}
        </span>
        <span className="max-desk:col-start-2 max-desk:row-start-2 max-desk:justify-self-end">
          <StatusWord state={marks[result]} word={words.results[result]} />
        </span>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={`record-${id}`}
          aria-label={words.details(id)}
          onClick={() => setOpen(!isOpen)}
          className="grid size-6 place-items-center rounded-sm text-ink-3 hover:bg-hover max-desk:col-start-3 max-desk:row-span-2 max-desk:row-start-1 max-desk:size-9"
        >
          <ChevronRight size={14} aria-hidden="true" className={cn("transition-transform", isOpen && "rotate-90")} />
        </button>
      </div>
      {isOpen && <ActivityDetail id={`record-${id}`} record={record} />}
    </li>
  );
}

function Where({ target }: { target: string }) {
  const known = useKnownTarget(target);
  return known ? <TargetName target={known} /> : <code className="truncate">{target}</code>;
}
