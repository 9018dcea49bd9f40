"use client";

import { ProblemNotice } from "@/components/problem/problem-notice";
import { useTarget } from "@/components/target/use-target";
import { emptyDraft } from "@/lib/domain/deploy-draft";
import { DeployForm } from "./deploy-form";
import { DeployHead } from "./deploy-head";
import { DeploySkeleton } from "./deploy-skeleton";

/** The form of a service that is not there yet. */
export function DeployNew() {
  const { target, isPending, error, refetch } = useTarget();
  return (
    <>
      <DeployHead />
      {target && <DeployForm reached={target} initial={emptyDraft} isNewService />}
      {isPending && <DeploySkeleton />}
      {!target && error && <ProblemNotice error={error} onRetry={refetch} />}
    </>
  );
}
