"use client";

import { useMemo, useRef } from "react";
import { countStates, filterRows, hourlyUsdOf, toSortedRows } from "@/components/team/rows";
import type { TeamTarget } from "@/lib/domain/team-status";
import { isStale } from "@/lib/domain/watch-age";
import { type BoardView, isFiltered } from "./board-view";
import { groupRows } from "./groups";
import { toItems } from "./items";
import { useIsAtRest, useSteadyOrder } from "./use-steady-order";

/** From what there is to the lines that are shown: sorted by need, kept in place, filtered, grouped. */
export function useBoard(targets: readonly TeamTarget[], view: BoardView, perLine: number, now: number) {
  const list = useRef<HTMLElement>(null);
  const staleNames = targets.flatMap((head) => (isStale(head, now) ? head.target : [])).join(" ");
  const stale = useMemo(() => new Set(staleNames.split(" ")), [staleNames]);
  const { state, words, grouping } = view;

  const wanted = useMemo(() => toSortedRows(targets, stale), [targets, stale]);
  const steady = useSteadyOrder(wanted, useIsAtRest(list));
  const { rows } = steady;
  const counts = useMemo(() => countStates(rows), [rows]);
  const hourlyUsd = useMemo(() => hourlyUsdOf(rows), [rows]);
  const shown = useMemo(() => filterRows(rows, { state, words }), [rows, state, words]);
  const hasFilter = isFiltered(view);
  const items = useMemo(
    () => toItems(groupRows(grouping, { targets, rows, shown }), { isFiltered: hasFilter, perLine, stale }),
    [grouping, targets, rows, shown, hasFilter, perLine, stale],
  );
  return { ...steady, list, items, counts, hourlyUsd, hasNoMatch: hasFilter && shown.length === 0 };
}
