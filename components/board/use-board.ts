"use client";

import { useMemo, useRef } from "react";
import { countStates, filterRows, hourlyUsdOf, type Row, toSortedRows } from "@/components/team/rows";
import type { TeamTarget } from "@/lib/domain/team-status";
import { isStale } from "@/lib/domain/watch-age";
import { type BoardView, isFiltered } from "./board-view";
import { groupRows, sortTargets } from "./groups";
import { toItems } from "./items";
import { useIsAtRest, useSteadyOrder } from "./use-steady-order";

/** From what there is to the lines that are shown: sorted by need, kept in place, filtered, grouped. */
export function useBoard(targets: readonly TeamTarget[], view: BoardView, perLine: number, now: number) {
  const list = useRef<HTMLElement>(null);
  const staleNames = targets.flatMap((head) => (isStale(head, now) ? head.target : [])).join(" ");
  const stale = useMemo(() => new Set(staleNames.split(" ")), [staleNames]);
  const { state, words, grouping } = view;

  const wanted = useMemo(() => toSortedRows(targets, stale), [targets, stale]);
  const isAtRest = useIsAtRest(list);
  const ofRows = useSteadyOrder(wanted, keyOfRow, isAtRest);
  const wantedTargets = useMemo(() => sortTargets(targets, wanted), [targets, wanted]);
  const ofTargets = useSteadyOrder(wantedTargets, keyOfTarget, isAtRest);
  const rows = ofRows.inOrder;
  const counts = useMemo(() => countStates(rows), [rows]);
  const hourlyUsd = useMemo(() => hourlyUsdOf(rows), [rows]);
  const shown = useMemo(() => filterRows(rows, { state, words }), [rows, state, words]);
  const hasFilter = isFiltered(view);
  const items = useMemo(
    () =>
      toItems(groupRows(grouping, { targets: ofTargets.inOrder, rows, shown }), {
        isFiltered: hasFilter,
        perLine,
        stale,
      }),
    [grouping, ofTargets.inOrder, rows, shown, hasFilter, perLine, stale],
  );
  const hasChanged = ofRows.hasChanged || ofTargets.hasChanged;
  const sortAgain = () => {
    ofRows.sortAgain();
    ofTargets.sortAgain();
  };
  return { list, rows, items, counts, hourlyUsd, hasChanged, sortAgain, hasNoMatch: hasFilter && shown.length === 0 };
}

const keyOfRow = ({ key }: Row) => key;
const keyOfTarget = ({ target }: TeamTarget) => target;
