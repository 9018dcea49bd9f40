"use client";

import { lazy, Suspense, useMemo } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { useServerNow, useTeam } from "@/components/team/use-team";
import { Card } from "@/components/ui/card";
import { ProblemError } from "@/lib/domain/problem";
import type { TeamStatus } from "@/lib/domain/team-status";
import { teamText } from "@/lib/text/parts/team";
import { useTextPart } from "@/lib/text/text-part";
import { BoardHead } from "./board-head";
import { RowSkeletons } from "./row-skeletons";
import { TeamBoard } from "./team-board";
import { useBoardView } from "./use-board-view";

/** Only until the first target is there. */
const NoTargets = lazy(() =>
  import("@/components/target/no-targets").then((module) => ({ default: module.NoTargets })),
);

/** What runs, what is under way, and what was done lately: in the target that the address names, else in all of them. */
export function Board() {
  const words = useTextPart(teamText);
  const [view, change] = useBoardView();
  const team = useTeam();
  const now = useServerNow(team.data, team.dataUpdatedAt);
  const targets = useTargetsOf(team.data, view.target);

  if (targets && targets.length > 0) {
    return (
      <TeamBoard targets={targets} view={view} onChange={change} now={now} error={team.error} onRetry={team.refetch} />
    );
  }
  const isUnknownTarget = targets !== undefined && view.target !== undefined;
  return (
    <>
      <BoardHead sentence={team.error || targets ? words.unknown : undefined} />
      {isUnknownTarget && <ProblemNotice error={new ProblemError("other-target", view.target ?? "")} />}
      <Suspense>{targets && !isUnknownTarget && <NoTargets />}</Suspense>
      {!targets && team.error && <ProblemNotice error={team.error} onRetry={team.refetch} />}
      {!targets && !team.error && (
        <Card aria-busy="true" className="overflow-hidden pl-1.25">
          <div className="h-9 bg-canvas" />
          <RowSkeletons />
        </Card>
      )}
    </>
  );
}

function useTargetsOf(status: TeamStatus | undefined, only: string | undefined) {
  return useMemo(() => status?.targets.filter(({ target }) => !only || target === only), [status, only]);
}
