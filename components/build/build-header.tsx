import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { lazy, Suspense } from "react";
import { StatusBadge } from "@/components/progress/status-badge";
import { Elapsed } from "@/components/run/elapsed";
import { useRunText } from "@/components/run/use-run-text";
import { buildsPage, withTarget } from "@/components/shell/pages";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { useNow } from "@/components/ui/use-now";
import { hasEnded } from "@/lib/domain/has-ended";
import type { BuildDetail } from "@/lib/domain/seen-build";
import { serviceHref } from "@/lib/domain/service-href";
import { ago } from "@/lib/format";
import { buildText } from "@/lib/text/parts/build";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

/** One that has ended is not cancelled any more. */
const CancelBuild = lazy(() => import("./cancel-build").then((module) => ({ default: module.CancelBuild })));

/** What is built, how it stands and who started it; what can be done beside it. */
export function BuildHeader({ detail, title }: { detail: BuildDetail; title: string }) {
  const text = useText();
  const words = useTextPart(buildText);
  const { build, run, service, startedBy, target } = detail;
  const { progress, startedAt, endedAt, commit, phase } = build;
  const isOver = hasEnded(progress);
  const word = text.progress.of[progress];

  return (
    <div className="mb-4 flex items-start gap-4 max-desk:flex-col max-desk:gap-3">
      <div className="min-w-0 flex-1">
        <nav className="mb-1.5 flex flex-wrap items-center gap-1.5 text-xs text-ink-3">
          {service && (
            <>
              <Link href={serviceHref({ target, ...service })} className="hover:text-primary max-desk:py-1">
                {service.serviceName}
              </Link>
              <ChevronRight size={14} aria-hidden="true" />
            </>
          )}
          <Link href={withTarget(buildsPage.href, target)} className="hover:text-primary max-desk:py-1">
            {buildsPage.title(text)}
          </Link>
          <ChevronRight size={14} aria-hidden="true" />
          <code className="wrap-anywhere">{build.id.split(":")[1]?.slice(0, 8)}</code>
        </nav>
        <div className="flex flex-wrap items-center gap-2.5">
          <h1 className="text-xl wrap-anywhere">{title}</h1>
          <StatusBadge state={progress} word={!isOver && phase ? words.inPhase(word, phase) : word} />
          {!run && <Chip title={words.outsideAbout}>{words.outside}</Chip>}
        </div>
        <p className="mt-1 flex min-h-5 flex-wrap gap-x-3 gap-y-0.5 text-ink-2">
          {startedAt && (
            <span>
              <b className="num font-medium text-ink">
                <Elapsed startedAt={startedAt} endedAt={endedAt} />
              </b>{" "}
              {isOver ? words.inAll : words.elapsed}
            </span>
          )}
          {commit && <code>{commit.slice(0, 7)}</code>}
          {startedBy && <span className="wrap-anywhere">{startedBy}</span>}
          {endedAt && <Ended at={endedAt} />}
        </p>
      </div>
      <div className="flex flex-wrap gap-2 max-desk:w-full max-desk:*:flex-1">
        {run && (
          <Button asChild look="primary">
            <Link href={`/runs/${run.id}`}>{words.ofRun(run.number)}</Link>
          </Button>
        )}
        {!run && !isOver && service && (
          <Suspense>
            <CancelBuild detail={detail} />
          </Suspense>
        )}
      </div>
    </div>
  );
}

function Ended({ at }: { at: string }) {
  const text = useRunText();
  return <span>{text.run.ended(ago(at, useNow(), text))}</span>;
}
