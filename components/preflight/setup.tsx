"use client";

import { TargetGate } from "@/components/target/target-gate";
import { useTarget } from "@/components/target/use-target";
import { ChecksSkeleton } from "./checks-skeleton";
import { Preflight } from "./preflight";
import { SetupHead } from "./setup-head";

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
