"use client";

import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { useTarget } from "@/components/target/use-target";
import { runQuery, runsQuery } from "@/lib/api/queries";
import { ProblemError } from "@/lib/domain/problem";
import { serviceHref } from "@/lib/domain/service-href";
import { DeployHead } from "./deploy-head";
import { DeploySkeleton } from "./deploy-skeleton";

/** One of the two, by who made the service. */
const DeployForm = lazy(() => import("./deploy-form").then((module) => ({ default: module.DeployForm })));
const AdoptService = lazy(() =>
  import("@/components/adopt/adopt-service").then((module) => ({ default: module.AdoptService })),
);

interface DeployAgainProps {
  target: string;
  serviceName: string;
  clusterName: string;
}

/** The form of a service that is there: as its last run had it, or as it was found where others made it. */
export function DeployAgain({ target, serviceName, clusterName }: DeployAgainProps) {
  const reached = useTarget();
  const isReached = reached.target?.target === target;
  const runs = useQuery({ ...runsQuery({ target, serviceName, kind: "deploy", limit: 1 }), refetchInterval: false });
  const lastId = runs.data?.runs[0]?.id;
  const last = useQuery({ ...runQuery(lastId ?? ""), enabled: lastId !== undefined, refetchInterval: false });
  const error = reached.error ?? runs.error ?? last.error;
  const isKnown = runs.data && (lastId === undefined || last.data);
  const ship = last.data?.kind === "deploy" ? last.data.ship : undefined;

  return (
    <>
      <DeployHead service={{ name: serviceName, href: serviceHref({ target, serviceName, clusterName }) }} />
      {isReached && reached.target && isKnown && ship && ship.kind !== "adopted" && (
        <Suspense fallback={<DeploySkeleton />}>
          <DeployForm reached={reached.target} serviceName={serviceName} last={ship} isNewService={false} />
        </Suspense>
      )}
      {isReached && reached.target && isKnown && (!ship || ship.kind === "adopted") && (
        <Suspense fallback={<DeploySkeleton />}>
          <AdoptService reached={reached.target} serviceName={serviceName} clusterName={clusterName} last={ship} />
        </Suspense>
      )}
      {error && !isKnown && <ProblemNotice error={error} onRetry={runs.refetch} />}
      {reached.all && !isReached && <ProblemNotice error={new ProblemError("other-target", target)} />}
      {!error && (!isKnown || reached.isPending) && <DeploySkeleton />}
    </>
  );
}
