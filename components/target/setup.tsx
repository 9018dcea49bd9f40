"use client";

import { ChecksSkeleton } from "./checks-skeleton";
import { Preflight } from "./preflight";
import { SetupHead } from "./setup-head";
import { TargetGate } from "./target-gate";
import { useTarget } from "./use-target";

/** What a deploy needs, and what of it is there. */
export function Setup() {
  const { target } = useTarget();
  return (
    <>
      {!target && <SetupHead />}
      <TargetGate pending={<ChecksSkeleton operation="GetCallerIdentity" />}>
        {(found) => <Preflight key={found.target} reached={found} />}
      </TargetGate>
    </>
  );
}
