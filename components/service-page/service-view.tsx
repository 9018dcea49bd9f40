"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { lazy, Suspense } from "react";
import { CliFold } from "@/components/cli/cli-fold";
import { OutsideCard } from "@/components/outside/outside-card";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { RecentRuns } from "@/components/service/recent-runs";
import { Card } from "@/components/ui/card";
import { NearCard } from "@/components/ui/near-card";
import { Skeleton } from "@/components/ui/skeleton";
import { runsQuery } from "@/lib/api/queries";
import { serviceQuery } from "@/lib/api/service-queries";
import { ProblemError } from "@/lib/domain/problem";
import type { Target } from "@/lib/domain/target";
import { servicePageText } from "@/lib/text/parts/service-page";
import { useTextPart } from "@/lib/text/text-part";
import { DeployBars } from "./deploy-bars";
import { HealthCard } from "./health-card";
import { NowCard } from "./now-card";
import { ResourcesCard } from "./resources-card";
import { ServiceHead } from "./service-head";
import { TaskCard } from "./task-card";

/** Few services have a notice, are locked, or paused. */
const NoticeBanner = lazy(() => import("./notice-banner").then((module) => ({ default: module.NoticeBanner })));
const LockBar = lazy(() => import("./lock-bar").then((module) => ({ default: module.LockBar })));
const PausedBar = lazy(() => import("./paused-bar").then((module) => ({ default: module.PausedBar })));
/** Further down than most look. */
const MetricsCard = lazy(() => import("./metrics-card").then((module) => ({ default: module.MetricsCard })));
const TaskLogCard = lazy(() => import("./task-log-card").then((module) => ({ default: module.TaskLogCard })));
const ConfigurationCard = lazy(() =>
  import("./configuration-card").then((module) => ({ default: module.ConfigurationCard })),
);
/** Opened by those who want to know more than the hour. */
const CostOfService = lazy(() =>
  import("@/components/cost/cost-of-service").then((module) => ({ default: module.CostOfService })),
);
const ServiceCli = lazy(() => import("./service-cli").then((module) => ({ default: module.ServiceCli })));

/** One service: how it is, where it answers, what runs, and how that came to be. */
export function ServiceView({ target, serviceName }: { target: Target; serviceName: string }) {
  const words = useTextPart(servicePageText);
  const clusterName = useSearchParams().get("cluster") ?? "default";
  const address = { target, serviceName, clusterName };
  const service = useQuery(serviceQuery(address));
  const runs = useQuery(runsQuery({ target, serviceName, limit: 20 }));
  const isGone = service.error instanceof ProblemError && service.error.kind === "not-found";
  const detail = isGone ? undefined : service.data;

  return (
    <article className="grid gap-3.5">
      <ServiceHead service={address} row={detail?.row} isGone={isGone} lastRun={runs.data?.runs[0]} />
      <Suspense>{detail?.row.notice && <NoticeBanner notice={detail.row.notice} />}</Suspense>
      <Suspense>{detail?.row.lock && <LockBar service={address} lock={detail.row.lock} />}</Suspense>
      <Suspense>{detail?.row.pause && <PausedBar service={address} pause={detail.row.pause} />}</Suspense>
      {service.isError && !isGone && <ProblemNotice error={service.error} onRetry={service.refetch} />}
      {service.isPending && <Skeleton className="h-40" />}
      {detail && (
        <>
          <div className="grid items-start gap-3.5 desk:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
            <div className="grid gap-3.5">
              <NowCard row={detail.row} isOld={service.isError} />
              <TaskCard tasks={detail.tasks} />
              <HealthCard service={address} />
            </div>
            <div className="grid gap-3.5">
              <DeployBars service={address} />
              {detail.mode === "express" && <ResourcesCard rollout={detail.rollout} />}
            </div>
          </div>
          <OutsideCard service={address} />
          <NearCard title={words.metrics} height="h-60 max-desk:h-140">
            <MetricsCard service={address} />
          </NearCard>
          <NearCard title={words.log} height="h-80">
            <TaskLogCard service={address} />
          </NearCard>
          {detail.configuration && (
            <NearCard title={words.configuration} height="h-72">
              <ConfigurationCard configuration={detail.configuration} createdAt={detail.createdAt} />
            </NearCard>
          )}
          <Card>
            {detail.mode === "express" && (
              <CliFold title={words.cost}>{() => <CostOfService service={address} />}</CliFold>
            )}
            <CliFold title={words.cli}>{() => <ServiceCli target={target} service={detail} />}</CliFold>
          </Card>
        </>
      )}
      <RecentRuns runs={runs.data?.runs} error={runs.error} onRetry={runs.refetch} />
    </article>
  );
}
