"use client";

import { ProblemNotice } from "@/components/problem/problem-notice";
import { NoTargets } from "@/components/target/target-gate";
import { useTarget } from "@/components/target/use-target";
import { ProblemError } from "@/lib/domain/problem";
import { useText } from "@/lib/text/text-provider";
import { BoardHead } from "./board-head";
import { ServicesSkeleton } from "./services-skeleton";
import { TargetsBoard } from "./targets-board";

/** What runs, what is under way, and what was done lately: in the target that the address names, else in all of them. */
export function Board() {
  const { board } = useText();
  const { all, named, target, error, refetch } = useTarget();

  if (target) return <TargetsBoard key={target.target} targets={[target]} />;
  if (all && all.length > 0 && !named) return <TargetsBoard key="all" targets={all} />;
  return (
    <>
      <BoardHead sentence={error || all ? board.unknown : undefined} />
      {all?.length === 0 && <NoTargets />}
      {all && all.length > 0 && named && <ProblemNotice error={new ProblemError("other-target", named)} />}
      {!all && error && <ProblemNotice error={error} onRetry={refetch} />}
      {!all && !error && <ServicesSkeleton operation="GetCallerIdentity" />}
    </>
  );
}
