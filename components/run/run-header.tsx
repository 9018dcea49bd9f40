import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { type ReactNode, Suspense } from "react";
import { StatusBadge } from "@/components/progress/status-badge";
import { useNow } from "@/components/ui/use-now";
import type { Run } from "@/lib/domain/run";
import { serviceHref } from "@/lib/domain/service-href";
import { serviceOfRun } from "@/lib/domain/service-of-run";
import { ago } from "@/lib/format";
import { Elapsed } from "./elapsed";
import { RunTimeLeft } from "./run-time-left";
import { detailOf, runState, runTitle, shortRevision, versionOf } from "./run-words";
import { useRunText } from "./use-run-text";

/** Who did what, when and how it stands; what can be done beside it. */
export function RunHeader({ run, children }: { run: Run; children: ReactNode }) {
  const text = useRunText();
  const version = versionOf(run);
  const service = serviceOfRun(run);
  const revision = detailOf(run, "rollout")?.revisions.find(({ isNew }) => isNew);

  return (
    <div className="mb-4 flex items-start gap-4 max-desk:flex-col max-desk:gap-3">
      <div className="min-w-0 flex-1">
        <nav className="mb-1.5 flex flex-wrap items-center gap-1.5 text-xs text-ink-3">
          {service && (
            <>
              <Link href={serviceHref(service)} className="hover:text-primary max-desk:py-1">
                {service.serviceName}
              </Link>
              <ChevronRight size={14} aria-hidden="true" />
            </>
          )}
          <span className="tabular-nums">{text.run.number(run.number)}</span>
        </nav>
        <div className="flex flex-wrap items-center gap-2.5">
          <h1 className="text-xl wrap-anywhere">{runTitle(run, text)}</h1>
          <StatusBadge {...runState(run, text)} />
        </div>
        <p className="mt-1 flex flex-wrap gap-x-3 gap-y-0.5 text-ink-2">
          <span>
            <Value>
              <Elapsed startedAt={run.startedAt} endedAt={run.endedAt} />
            </Value>{" "}
            {run.endedAt ? text.run.inAll : text.run.elapsed}
          </span>
          {run.kind === "deploy" && !run.endedAt && (
            <Suspense>
              <RunTimeLeft run={run} />
            </Suspense>
          )}
          {(version || revision) && (
            <span>
              {version && <code>{version}</code>} {version && revision && "→ "}
              {revision && text.run.toRevision(shortRevision(revision.id))}
            </span>
          )}
          <span className="wrap-anywhere">{run.startedBy}</span>
          {run.endedAt && <Ended at={run.endedAt} />}
          {run.cancelRequestedBy && <span>{text.run.cancelledBy(run.cancelRequestedBy)}</span>}
          {run.reason && <span className="wrap-anywhere">{run.reason}</span>}
        </p>
      </div>
      {children}
    </div>
  );
}

function Value({ children }: { children: ReactNode }) {
  return <b className="num font-medium text-ink">{children}</b>;
}

function Ended({ at }: { at: string }) {
  const text = useRunText();
  return <span>{text.run.ended(ago(at, useNow(), text))}</span>;
}
