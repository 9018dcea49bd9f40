"use client";

import { useQuery } from "@tanstack/react-query";
import { lazy } from "react";
import { DeploySkeleton } from "@/components/deploy/deploy-skeleton";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { adoptionQuery } from "@/lib/api/service-queries";
import type { AdoptedShip } from "@/lib/domain/adopted-ship";
import { ProblemError } from "@/lib/domain/problem";
import type { ListedTarget } from "@/lib/domain/target";
import { AdoptForm } from "./adopt-form";

const DeployForm = lazy(() =>
  import("@/components/deploy/deploy-form").then((module) => ({ default: module.DeployForm })),
);

interface AdoptServiceProps {
  reached: ListedTarget;
  serviceName: string;
  clusterName: string;
  /** What the last deploy of it shipped. */
  last?: AdoptedShip;
}

/** The form of a service that Slipway has no deploy of: others made it, or it is not there yet. */
export function AdoptService({ reached, serviceName, clusterName, last }: AdoptServiceProps) {
  const address = { target: reached.target, serviceName, clusterName };
  const adoption = useQuery(adoptionQuery(address));
  const isOwn = adoption.data?.madeBy.by === "slipway";
  const isMissing = adoption.error instanceof ProblemError && adoption.error.kind === "not-found";

  if (isOwn || isMissing) return <DeployForm reached={reached} serviceName={serviceName} isNewService={isMissing} />;
  if (adoption.data) return <AdoptForm reached={reached} address={address} adoption={adoption.data} last={last} />;
  if (adoption.isPending) return <DeploySkeleton />;
  return <ProblemNotice error={adoption.error} onRetry={adoption.refetch} />;
}
