import { StatusWord } from "@/components/progress/status-word";
import { RowLink } from "@/components/ui/row-link";
import { useNow } from "@/components/ui/use-now";
import { cn } from "@/lib/cn";
import type { ListedBuild } from "@/lib/domain/build-list";
import { hasEnded } from "@/lib/domain/has-ended";
import { serviceHref } from "@/lib/domain/service-href";
import type { Target } from "@/lib/domain/target";
import { ago, dateTime, durationBetween } from "@/lib/format";
import { buildText } from "@/lib/text/parts/build";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import { buildHref } from "./build-href";

const columns = cn(
  "grid items-center gap-x-4 gap-y-0.5 border-line px-3.5 not-first:border-t",
  "grid-cols-[minmax(0,1fr)_auto] max-desk:min-h-15 max-desk:py-2.25",
  "desk:min-h-(--row) desk:grid-cols-[118px_minmax(0,1.4fr)_minmax(0,0.8fr)_minmax(0,1fr)_minmax(0,1.1fr)_110px_64px] desk:py-1",
);

/** One build: how it stands, what was built for which service, by whom, and when. */
export function BuildRow({ target, build }: { target: Target; build: ListedBuild }) {
  const { locale, text } = useLanguage();
  const { list: words, ofRun, outside } = useTextPart(buildText);
  const now = useNow();
  const { id, projectName, progress, phase, status, startedAt, endedAt, commit, revision, service, run } = build;
  const isOver = hasEnded(progress);

  return (
    <li className={cn(columns, !isOver && "bg-linear-to-r from-running-tint to-transparent to-60%")}>
      <span className="max-desk:order-2 max-desk:justify-self-end" title={isOver ? status : phase}>
        <StatusWord state={progress} word={text.progress.of[progress]} />
      </span>
      <RowLink
        href={buildHref(target, id)}
        data-focus="inset"
        className="min-w-0 truncate font-[550] hover:text-primary max-desk:order-1 max-desk:py-0.5"
      >
        {projectName} <code className="font-normal text-ink-3">{id.split(":")[1]?.slice(0, 8)}</code>
      </RowLink>
      <span className="min-w-0 truncate text-ink-2 max-desk:order-3">
        {commit || revision ? <code>{commit?.slice(0, 7) ?? revision}</code> : text.common.none}
      </span>
      <span className="min-w-0 truncate max-desk:order-4 max-desk:justify-self-end">
        {service ? (
          <RowLink href={serviceHref({ ...service, target })} className="hover:text-primary max-desk:py-1">
            {service.serviceName}
          </RowLink>
        ) : (
          <span className="text-ink-3">{words.noService}</span>
        )}
      </span>
      <span className="min-w-0 truncate text-ink-2 max-desk:order-5" title={build.startedBy}>
        {build.startedBy}{" "}
        {run ? (
          <RowLink href={`/runs/${run.id}`} className="link max-desk:py-1">
            {ofRun(run.number)}
          </RowLink>
        ) : (
          <span className="text-ink-3">{outside}</span>
        )}
      </span>
      <time
        dateTime={startedAt}
        title={startedAt && dateTime(startedAt, locale)}
        className="text-ink-3 max-desk:order-6 max-desk:justify-self-end desk:text-right"
      >
        {startedAt && ago(startedAt, now, text)}
      </time>
      <span className="num justify-self-end text-ink-2 max-desk:hidden">
        {startedAt && durationBetween(startedAt, endedAt, now)}
      </span>
    </li>
  );
}
