"use client";

import { useQuery } from "@tanstack/react-query";
import { ExternalLink } from "lucide-react";
import Link from "next/link";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { StatusBadge } from "@/components/progress/status-badge";
import { markOf } from "@/components/service/service-states";
import { PermittedButton } from "@/components/session/permitted-button";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Skeleton } from "@/components/ui/skeleton";
import { runsQuery, servicesQuery } from "@/lib/api/queries";
import type { ServiceSummary } from "@/lib/domain/service";
import type { Target } from "@/lib/domain/target";
import { useText } from "@/lib/text/text-provider";
import { NowRunning } from "./now-running";
import { RecentRuns } from "./recent-runs";

/** One service: how it is, where it answers, what runs, and how that came to be. */
export function ServiceView({ target, serviceName }: { target: Target; serviceName: string }) {
  const text = useText();
  const services = useQuery(servicesQuery(target));
  const runs = useQuery(runsQuery({ target, serviceName, limit: 20 }));
  const service = services.data?.services.find((other) => other.serviceName === serviceName);

  return (
    <article className="grid gap-3.5">
      <div className="flex items-start gap-4 max-desk:flex-col max-desk:gap-3">
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-2.5">
            <h1 className="text-xl wrap-anywhere">{serviceName}</h1>
            {service && <StatusBadge state={markOf[service.state]} word={text.progress.ofService[service.state]} />}
          </div>
          <p className="phrase mt-1 min-h-5 text-ink-2">
            {service && (service.reason ?? (service.state === "healthy" && text.service.healthy))}
            {services.data && !service && text.service.gone(serviceName)}
          </p>
          {service?.endpoint && <Address endpoint={service.endpoint} />}
        </div>
        <Actions target={target} serviceName={serviceName} endpoint={service?.endpoint} />
      </div>
      {services.isPending && <Skeleton className="h-24" />}
      {service && <NowRunning service={service} isOld={services.isError} />}
      {services.isError && <ProblemNotice error={services.error} onRetry={services.refetch} />}
      <RecentRuns runs={runs.data?.runs} error={runs.error} onRetry={runs.refetch} />
    </article>
  );
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

type ActionsProps = { target: Target; serviceName: string } & Pick<ServiceSummary, "endpoint">;

function Actions({ target, serviceName, endpoint }: ActionsProps) {
  const { common, service } = useText();
  return (
    <div className="flex flex-wrap gap-2 max-desk:w-full max-desk:*:flex-1">
      {endpoint && (
        <Button asChild>
          <a href={endpoint} target="_blank" rel="noopener noreferrer">
            <ExternalLink size={14} aria-hidden="true" />
            {service.open}
          </a>
        </Button>
      )}
      <PermittedButton asChild to="POST /api/v1/runs" target={target} look="primary">
        <Link href={`/${target}/${serviceName}/deploy`}>{common.deploy}</Link>
      </PermittedButton>
    </div>
  );
}
