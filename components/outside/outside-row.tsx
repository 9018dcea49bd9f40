import Link from "next/link";
import { lazy, Suspense } from "react";
import { buildHref } from "@/components/build/build-href";
import { StatusWord } from "@/components/progress/status-word";
import { Skeleton } from "@/components/ui/skeleton";
import { useNow } from "@/components/ui/use-now";
import type { ServiceAddress } from "@/lib/api/service-queries";
import { cn } from "@/lib/cn";
import { hasEnded } from "@/lib/domain/has-ended";
import type { OutsideWork } from "@/lib/domain/outside-work";
import { ago, dateTime, durationBetween } from "@/lib/format";
import { outsideText } from "@/lib/text/parts/outside";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";

/** Of what few have. */
const CancelUpdate = lazy(() => import("./cancel-update").then((module) => ({ default: module.CancelUpdate })));

const columns = cn(
  "grid items-center gap-x-4 gap-y-0.5 border-line px-3.5 not-first:border-t",
  "grid-cols-[minmax(0,1fr)_auto] max-desk:min-h-15 max-desk:py-2.25",
  "desk:min-h-(--row) desk:grid-cols-[118px_minmax(0,1.3fr)_minmax(0,1.3fr)_minmax(0,1fr)_120px_64px] desk:py-1.5",
);

export function OutsideRow({ service, work }: { service: ServiceAddress; work: OutsideWork }) {
  const { locale, text } = useLanguage();
  const words = useTextPart(outsideText);
  const now = useNow();
  const { kind, progress, status, phase, startedBy, startedAt, endedAt, reason } = work;
  const isOver = hasEnded(progress);

  return (
    <li className={cn(columns, !isOver && "bg-linear-to-r from-running-tint to-transparent to-60%")}>
      <span className="max-desk:order-2 max-desk:justify-self-end">
        <StatusWord state={progress} word={text.progress.of[progress]} />
      </span>
      <span className="min-w-0 max-desk:order-1">
        <span className="font-[550]">{words.kinds[kind]}</span> <Name service={service} work={work} />
      </span>
      <span className="min-w-0 wrap-anywhere text-ink-2 max-desk:order-3">
        <code>{isOver || !phase ? status : phase}</code>
      </span>
      <span className="min-w-0 truncate text-ink-2 max-desk:order-5 max-desk:col-span-2">
        {startedBy ?? <span className="text-ink-3">{words.byNobody}</span>}
      </span>
      <time
        dateTime={endedAt ?? startedAt}
        title={dateTime(endedAt ?? startedAt, locale)}
        className="text-ink-3 max-desk:order-6"
      >
        {endedAt ? words.ended(ago(endedAt, now, text)) : words.since(ago(startedAt, now, text))}
      </time>
      <span className="num justify-self-end max-desk:order-4">{durationBetween(startedAt, endedAt, now)}</span>
      {reason && progress === "failed" && (
        <p className="text-xs wrap-anywhere text-ink-2 max-desk:order-7 max-desk:col-span-2 desk:col-start-2 desk:col-end-[-1]">
          {reason}
        </p>
      )}
      {kind === "stack" && status === "UPDATE_IN_PROGRESS" && (
        <div className="py-1 max-desk:order-8 max-desk:col-span-2 desk:col-start-2 desk:col-end-[-1]">
          <Suspense fallback={<Skeleton className="h-6.5 w-32" />}>
            <CancelUpdate service={service} stackName={work.name} />
          </Suspense>
        </div>
      )}
    </li>
  );
}

/** The number of a revision is long and means nothing to a person but its end. */
const revisionDigits = 6;

function Name({ service, work: { kind, id, name } }: { service: ServiceAddress; work: OutsideWork }) {
  if (kind === "build") {
    return (
      <Link href={buildHref(service.target, id)} className="link wrap-anywhere max-desk:py-1">
        {name} {id.split(":")[1]?.slice(0, 8)}
      </Link>
    );
  }
  return (
    <code className="wrap-anywhere" title={name}>
      {kind === "rollout" && name.length > revisionDigits ? `…${name.slice(-revisionDigits)}` : name}
    </code>
  );
}
