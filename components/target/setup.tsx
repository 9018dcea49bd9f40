"use client";

import { ProblemNotice } from "@/components/problem/problem-notice";
import { ChecksSkeleton } from "./checks-skeleton";
import { Preflight } from "./preflight";
import { SetupHead } from "./setup-head";
import { useTarget } from "./use-target";

/** What a deploy needs, and what of it is there. */
export function Setup() {
  const targets = useTarget();

  if (targets.target) return <Preflight reached={targets.target} />;
  return (
    <>
      <SetupHead />
      {targets.error ? (
        <ProblemNotice error={targets.error} onRetry={targets.refetch} />
      ) : (
        <ChecksSkeleton operation="GetCallerIdentity" />
      )}
    </>
  );
}
