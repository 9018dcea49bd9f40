"use client";

import { TargetGate } from "@/components/target/target-gate";
import { DeployForm } from "./deploy-form";
import { DeployHead } from "./deploy-head";
import { DeploySkeleton } from "./deploy-skeleton";

/** The form of a service that is not there yet. */
export function DeployNew() {
  return (
    <>
      <DeployHead />
      <TargetGate pending={<DeploySkeleton />}>
        {(target) => <DeployForm key={target.target} reached={target} isNewService />}
      </TargetGate>
    </>
  );
}
