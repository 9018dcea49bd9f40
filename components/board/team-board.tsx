"use client";

import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useMemo } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { RecentRuns } from "@/components/service/recent-runs";
import { Button } from "@/components/ui/button";
import { latestRunsQuery } from "@/lib/api/team-queries";
import { cn } from "@/lib/cn";
import { hasEnded } from "@/lib/domain/has-ended";
import type { RunSummary } from "@/lib/domain/run";
import type { ServiceState } from "@/lib/domain/service";
import type { TeamTarget } from "@/lib/domain/team-status";
import type { TeamText } from "@/lib/text/en/team";
import { teamText } from "@/lib/text/parts/team";
import { useTextPart } from "@/lib/text/text-part";
import { BoardHead } from "./board-head";
import { BoardTools } from "./board-tools";
import { type BoardView, isFiltered, queryOf } from "./board-view";
import { ColumnHeads } from "./column-heads";
import { ServiceList } from "./service-list";
import { StateCounts } from "./state-counts";
import { useBoard } from "./use-board";
import { useLayoutSize } from "./use-layout-size";
import { ViewBar } from "./view-bar";

/** Once there are services, they tell of their runs themselves. */
const UnderWay = lazy(() => import("./under-way").then((module) => ({ default: module.UnderWay })));
const EmptyBoard = lazy(() => import("./empty-board").then((module) => ({ default: module.EmptyBoard })));

interface TeamBoardProps {
  targets: readonly TeamTarget[];
  view: BoardView;
  onChange: (part: Partial<BoardView>) => void;
  now: number;
  /** The last question was not answered: what is here was true before. */
  error: Error | null;
  onRetry: () => unknown;
}

const hourMs = 3_600_000;
const shownRuns = 10;

export function TeamBoard({ targets, view, onChange, now, error, onRetry }: TeamBoardProps) {
  const team = useTextPart(teamText);
  const { isPhone, cardsPerLine } = useLayoutSize();
  const perLine = view.look === "cards" ? cardsPerLine : 1;
  const { list, rows, items, counts, hourlyUsd, hasNoMatch, hasChanged, sortAgain } = useBoard(
    targets,
    view,
    perLine,
    now,
  );
  const heads = useMemo(() => new Map(targets.map((head) => [head.target, head])), [targets]);
  const latest = useQuery(latestRunsQuery());

  const runs = latest.data?.runs.filter(({ target }) => !view.target || target === view.target);
  const underWay = runs?.filter(({ progress }) => !hasEnded(progress)) ?? [];
  const toTell = withoutRow(underWay, rows);
  const isKnown = targets.every(({ asOf, gaps }) => asOf && gaps.length === 0);
  const isEmpty = rows.length === 0 && isKnown;
  const query = queryOf(view);

  return (
    <>
      <BoardHead
        sentence={sentenceOf(counts, { all: rows.length, underWay: underWay.length, isKnown }, team)}
        hasServices={rows.length > 0}
        target={targets.length === 1 ? targets[0]?.target : undefined}
        query={query}
      />
      <div className="mb-3.5 grid gap-3.5 empty:hidden">
        {error && <ProblemNotice error={error} onRetry={onRetry} />}
        <Suspense>
          {toTell.length > 0 && <UnderWay runs={toTell} isOld={latest.isError} />}
          {isEmpty && underWay.length === 0 && <EmptyBoard targets={targets} />}
        </Suspense>
      </div>
      {!isEmpty && (
        <div className={cn("mb-3.5", error !== null && "**:text-ink-3")}>
          {(rows.length > 1 || query !== "") && (
            <>
              <StateCounts
                counts={counts}
                total={rows.length}
                hourlyUsd={hourlyUsd}
                chosen={view.state}
                onChoose={(state) => onChange({ state })}
              />
              <ViewBar query={query} />
              <BoardTools view={view} onChange={onChange} hasOrderChanged={hasChanged} onSortAgain={sortAgain} />
            </>
          )}
          {view.look !== "cards" && rows.length > 0 && <ColumnHeads />}
          {hasNoMatch && <NoneMatch onClear={() => onChange({ state: undefined, words: "" })} />}
          <ServiceList
            list={list}
            items={items}
            heads={heads}
            look={view.look}
            query={query}
            perLine={perLine}
            isPhone={isPhone}
            today={Math.floor(now / hourMs) * hourMs}
          />
        </div>
      )}
      {!isFiltered(view) && (
        <RecentRuns runs={runs?.filter(isOver).slice(0, shownRuns)} error={latest.error} onRetry={latest.refetch} />
      )}
    </>
  );
}

function isOver({ progress }: RunSummary): boolean {
  return hasEnded(progress);
}

/** Those whose service is not there yet: the others are told in its row. */
function withoutRow(runs: readonly RunSummary[], rows: ReturnType<typeof useBoard>["rows"]): RunSummary[] {
  if (runs.length === 0) return [];
  const told = new Set(rows.flatMap(({ service }) => service.deploy?.runId ?? []));
  return runs.filter(({ id }) => !told.has(id));
}

function NoneMatch({ onClear }: { onClear: () => void }) {
  const team = useTextPart(teamText);
  return (
    <p
      role="status"
      className="mb-3.5 flex flex-wrap items-center gap-2.5 rounded-lg border border-line bg-surface px-3 py-2.5 text-ink-2"
    >
      {team.noneMatch}
      <Button size="small" onClick={onClear}>
        {team.clearFilter}
      </Button>
    </p>
  );
}

interface Totals {
  all: number;
  underWay: number;
  isKnown: boolean;
}

function sentenceOf(
  counts: ReadonlyMap<ServiceState, number>,
  { all, underWay, isKnown }: Totals,
  team: TeamText,
): string {
  const needing = (counts.get("failed") ?? 0) + (counts.get("degraded") ?? 0);
  const deploying = counts.get("deploying") ?? 0;
  if (all === 0) return underWay > 0 ? team.firstUnderWay : isKnown ? team.nothingYet : team.looking;
  if (counts.get("healthy") === all && isKnown) return team.allWell(all);
  return needing + deploying > 0 ? team.attention(needing, deploying, all) : team.services(all);
}
