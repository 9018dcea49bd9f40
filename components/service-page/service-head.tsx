import { ExternalLink } from "lucide-react";
import Link from "next/link";
import { lazy, Suspense } from "react";
import { buildHref } from "@/components/build/build-href";
import { RollBackInHead } from "@/components/history/roll-back-in-head";
import { StatusBadge } from "@/components/progress/status-badge";
import { markOf } from "@/components/service/service-states";
import { PermittedButton } from "@/components/session/permitted-button";
import { TabWatch } from "@/components/tab/tab-watch";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { CopyButton } from "@/components/ui/copy-button";
import type { ServiceAddress } from "@/lib/api/service-queries";
import type { RunSummary } from "@/lib/domain/run";
import { serviceHref } from "@/lib/domain/service-href";
import type { Target } from "@/lib/domain/target";
import type { TeamService } from "@/lib/domain/team-status";
import { servicePageText } from "@/lib/text/parts/service-page";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { ServiceMenu } from "./service-menu";

/** Few services end by themselves. */
const EndChip = lazy(() => import("./end-chip").then((module) => ({ default: module.EndChip })));
/** Few are gone. */
const TornDown = lazy(() => import("./torn-down").then((module) => ({ default: module.TornDown })));

interface ServiceHeadProps {
  service: ServiceAddress;
  /** None while it is not known, or where it is gone. */
  row?: TeamService;
  isGone: boolean;
  /** Its latest run: where it is gone, that may tell how. */
  lastRun?: RunSummary;
}

/** Its name, how it is in one sentence, where it answers, and what can be done with it. */
export function ServiceHead({ service, row, isGone, lastRun }: ServiceHeadProps) {
  const text = useText();
  const words = useTextPart(servicePageText);
  const isStandard = row?.mode === "standard";
  const { target } = service;

  return (
    <div className="flex items-start gap-4 max-desk:flex-col max-desk:gap-3">
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-2.5">
          <h1 className="text-xl wrap-anywhere">{service.serviceName}</h1>
          {row?.pause && <StatusBadge state="waiting" word={words.paused} />}
          {row && !row.pause && <StatusBadge state={markOf[row.state]} word={text.progress.ofService[row.state]} />}
          {isStandard && <Chip>{words.standard}</Chip>}
          {row?.madeBy && "stackName" in row.madeBy && <Chip>{words.ofStack(row.madeBy.stackName)}</Chip>}
          {row?.madeBy?.by === "terraform" && <Chip>Terraform</Chip>}
          <Suspense>{row?.endsAt && <EndChip {...service} endsAt={row.endsAt} />}</Suspense>
        </div>
        <p className="phrase mt-1 min-h-5 text-ink-2">
          {row && <Sentence row={row} target={target} />}
          {isGone && words.gone(service.serviceName)}{" "}
          <Suspense>{isGone && lastRun && <TornDown run={lastRun} />}</Suspense>
        </p>
        {row?.endpoint && <Address endpoint={row.endpoint} />}
      </div>
      <div className="flex flex-wrap justify-end gap-2 max-desk:w-full max-desk:*:flex-1">
        {row?.mode === "express" && row.state !== "draining" && <RollBackInHead service={service} />}
        {row?.endpoint && (
          <Button asChild>
            <a href={row.endpoint} target="_blank" rel="noopener noreferrer">
              <ExternalLink size={14} aria-hidden="true" />
              {words.open}
            </a>
          </Button>
        )}
        {row && (
          <Suspense>
            <TabWatch
              kind="service"
              subject={`service:${service.target}:${service.serviceName}`}
              title={`${service.serviceName}: ${text.progress.ofService[row.state]}`}
              state={row.state === "failed" ? "failed" : undefined}
            />
          </Suspense>
        )}
        {row && <ServiceMenu service={service} row={row} />}
        {!isStandard && (
          <PermittedButton asChild to="POST /api/v1/runs" target={service.target} look="primary">
            <Link href={serviceHref(service, "deploy")}>{text.common.deploy}</Link>
          </PermittedButton>
        )}
      </div>
    </div>
  );
}

function Sentence({ row, target }: { row: TeamService; target: Target }) {
  const words = useTextPart(servicePageText);
  const { state, reason, deploy, tasks, targets } = row;
  if (state === "draining") return words.draining;
  if (deploy?.build) {
    return (
      <>
        {words.buildingOutside(deploy.startedBy)}{" "}
        <Link href={buildHref(target, deploy.build.id)} className="link">
          {words.watchBuild}
        </Link>
      </>
    );
  }
  if (deploy) {
    return (
      <>
        {deploy.startedBy ? words.deploying(deploy.startedBy) : words.deployingOutside}{" "}
        {deploy.runId && (
          <Link href={`/runs/${deploy.runId}`} className="link">
            {words.watchRun(deploy.runNumber ?? 0)}
          </Link>
        )}
      </>
    );
  }
  if (reason) return reason;
  if (tasks.desired === 0) return words.noTasksWanted;
  if (state !== "healthy") return null;
  const ofTargets = targets ? words.targetsOf(targets.healthy, targets.total) : "";
  return words.healthy(words.tasksOf(tasks.running, tasks.desired), ofTargets);
}

function Address({ endpoint }: { endpoint: string }) {
  const { common } = useText();
  return (
    <p className="mt-1 flex flex-wrap items-center gap-2">
      <a href={endpoint} target="_blank" rel="noopener noreferrer" className="link num wrap-anywhere max-desk:py-1">
        {endpoint}
        <span className="sr-only"> ({common.opensElsewhere})</span>
      </a>
      <CopyButton size="small" look="quiet" value={() => endpoint} />
    </p>
  );
}
