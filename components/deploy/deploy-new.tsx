"use client";

import { TargetGate } from "@/components/target/target-gate";
import { emptyDraft } from "@/lib/domain/deploy-draft";
import { DeployForm } from "./deploy-form";
import { DeployHead } from "./deploy-head";
import { DeploySkeleton } from "./deploy-skeleton";

/** The form of a service that is not there yet. */
export function DeployNew() {
  return (
    <>
      <DeployHead />
      <TargetGate pending={<DeploySkeleton />}>
        {(target) => <DeployForm key={target.target} reached={target} initial={emptyDraft} isNewService />}
      </TargetGate>
    </>
  );
}
