"use client";

import { ProblemNotice } from "@/components/problem/problem-notice";
import { useTarget } from "@/components/target/use-target";
import { useText } from "@/lib/text/text-provider";
import { BoardHead } from "./board-head";
import { ServicesSkeleton } from "./services-skeleton";
import { TargetBoard } from "./target-board";

/** What runs, what is under way, and what was done lately. */
export function Board() {
  const { board } = useText();
  const targets = useTarget();

  if (targets.target) return <TargetBoard reached={targets.target} />;
  return (
    <>
      <BoardHead sentence={targets.error ? board.unknown : undefined} />
      {targets.error ? (
        <ProblemNotice error={targets.error} onRetry={targets.refetch} />
      ) : (
        <ServicesSkeleton operation="GetCallerIdentity" />
      )}
    </>
  );
}
