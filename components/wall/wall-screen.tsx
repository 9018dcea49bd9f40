"use client";

import { useMemo } from "react";
import { countStates, toSortedRows } from "@/components/team/rows";
import { useServerNow } from "@/components/team/use-team";
import type { TeamStatus } from "@/lib/domain/team-status";
import { isStale } from "@/lib/domain/watch-age";
import { useHeldProblems } from "./use-held-problems";
import { usePage } from "./use-page";
import { WallAllWell } from "./wall-all-well";
import { WallHeader } from "./wall-header";
import { pageOf, problemsOf } from "./wall-pages";
import { WallProblems } from "./wall-problems";
import { WallTargets } from "./wall-targets";

interface WallScreenProps {
  status: TeamStatus;
  receivedAt: number;
}

/** Problems fill the screen, the largest first; what is well is a count. */
export function WallScreen({ status, receivedAt }: WallScreenProps) {
  const now = useServerNow(status, receivedAt);
  const staleNames = status.targets.flatMap((head) => (isStale(head, now) ? head.target : [])).join(" ");
  const rows = useMemo(() => {
    return toSortedRows(status.targets, new Set(staleNames.split(" ")));
  }, [status.targets, staleNames]);
  const turns = usePage();
  const problems = useHeldProblems(
    useMemo(() => problemsOf(rows), [rows]),
    rows,
    turns,
  );
  const { pages, ...shown } = pageOf(turns, problems, status.targets);

  return (
    <div className="grid min-h-0 min-w-0 grid-rows-[auto_minmax(0,1fr)_auto] gap-[1.4em]">
      <WallHeader counts={countStates(rows)} targets={status.targets} now={now} page={shown.page} pages={pages} />
      {problems.length > 0 ? (
        <WallProblems rows={shown.problems} targets={status.targets} shows={status.shows} now={now} />
      ) : (
        <WallAllWell rows={rows} isKnown={status.targets.every(({ asOf, gaps }) => asOf && gaps.length === 0)} />
      )}
      <WallTargets targets={shown.targets} rows={rows} shows={status.shows} now={now} />
    </div>
  );
}
