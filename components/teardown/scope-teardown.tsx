"use client";

import { TargetGate } from "@/components/target/target-gate";
import type { TeardownScope } from "@/lib/domain/teardown-scope";
import { PlanSkeleton } from "./plan-skeleton";
import { TeardownView } from "./teardown-view";

/** Of a stack, of leftovers, or of all that a target has. */
export function ScopeTeardown({ scope }: { scope: TeardownScope }) {
  return (
    <TargetGate pending={<PlanSkeleton />}>
      {(target) => <TeardownView key={target.target} target={target} scope={scope} />}
    </TargetGate>
  );
}
