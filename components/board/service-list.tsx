"use client";

import { lazy, type ReactNode, type RefObject, Suspense, useCallback, useMemo } from "react";
import { stripeOf } from "@/components/target/target-marks";
import type { Row } from "@/components/team/rows";
import { cn } from "@/lib/cn";
import type { Target } from "@/lib/domain/target";
import type { TeamTargetHead } from "@/lib/domain/team-status";
import { teamText } from "@/lib/text/parts/team";
import { useTextPart } from "@/lib/text/text-part";
import type { Look } from "./board-view";
import { estimateHeight } from "./estimate-height";
import { GroupHead } from "./group-head";
import type { Group } from "./groups";
import type { Item } from "./items";
import { ServiceRow } from "./service-row";
import { useHeldLine } from "./use-held-line";
import { gapPx, useListWindow } from "./use-list-window";
import { useRowKeys } from "./use-row-keys";

/** Few targets have something that is not known, and few people look at cards. */
const GroupFoot = lazy(() => import("./group-foot").then((module) => ({ default: module.GroupFoot })));
const ServiceCard = lazy(() => import("./service-card").then((module) => ({ default: module.ServiceCard })));

interface ServiceListProps {
  list: RefObject<HTMLElement | null>;
  items: readonly Item[];
  heads: ReadonlyMap<Target, TeamTargetHead>;
  look: Look;
  /** What of all services is shown, and how: the view as its address has it. */
  query: string;
  perLine: number;
  isPhone: boolean;
  today: number;
}

/** All groups; of ten thousand services there are no more on the page than are seen, and a few around them. */
export function ServiceList({ list, items, heads, look, query, perLine, isPhone, today }: ServiceListProps) {
  const team = useTextPart(teamText);
  const estimate = useCallback((item: Item) => estimateHeight(item, look, isPhone), [look, isPhone]);
  const { first, last, spanOf, measure, reveal } = useListWindow(list, items, estimate, query);
  const onKeyDown = useRowKeys(list, items, reveal);
  useHeldLine(list, items);
  const all = useMemo(() => partsOf(items), [items]);
  const parts = all.filter(({ from, to }) => to > first && from <= last);

  return (
    <section ref={list} aria-label={team.columns.service} aria-description={team.rowKeys} onKeyDown={onKeyDown}>
      <div style={{ height: spanOf(0, parts[0]?.from ?? 0) }} />
      {parts.map(({ group, from, to }) => (
        <GroupPart
          key={group.key}
          group={group}
          isFirst={from === 0}
          above={from < first ? spanOf(from, first) - (from === 0 ? 0 : gapPx) : 0}
          below={spanOf(Math.min(to, last + 1), to)}
        >
          {items.slice(Math.max(from, first), Math.min(to, last + 1)).map((item) => (
            <li
              key={item.key}
              ref={measure}
              data-key={item.key}
              data-line
              aria-setsize={item.kind === "rows" ? group.rows.length : undefined}
              aria-posinset={item.kind === "rows" ? item.at + 1 : undefined}
              className={cn("border-line *:[overflow-anchor:none]", item !== items[from] && "border-t")}
            >
              <Suspense fallback={<div style={{ height: estimate(item) }} />}>
                <Line item={item} heads={heads} look={look} perLine={perLine} today={today} />
              </Suspense>
            </li>
          ))}
        </GroupPart>
      ))}
      <div style={{ height: spanOf(parts.at(-1)?.to ?? 0, items.length) }} />
    </section>
  );
}

/** A group, and its lines: from one to before another. */
interface Part {
  group: Group;
  from: number;
  to: number;
}

function partsOf(items: readonly Item[]): Part[] {
  const parts: Part[] = [];
  items.forEach(({ group }, index) => {
    const part = parts.at(-1);
    if (part?.group === group) part.to = index + 1;
    else parts.push({ group, from: index, to: index + 1 });
  });
  return parts;
}

interface GroupPartProps {
  group: Group;
  isFirst: boolean;
  /** How high its lines are that are not on the page; px. */
  above: number;
  below: number;
  children: ReactNode;
}

/**
 * Of a group that reaches beyond the window there are only the lines inside. Its own box, and its list's, have their whole height all
 * the same: a browser may hold on to them while lines come and go, and would scroll on and on after a box that begins with its first
 * line. It cuts nothing off: what a browser holds in place behind a clip still counts as moved.
 */
function GroupPart({ group, isFirst, above, below, children }: GroupPartProps) {
  const head = group.of === "target" ? group.targets[0] : undefined;
  return (
    <section
      aria-label={head?.alias ?? group.name}
      className={cn(
        "round-ends relative rounded-lg border border-line bg-surface shadow-card",
        head && "pl-1.25",
        !isFirst && "mt-3.5",
      )}
    >
      {head && (
        // As high as the group: a browser that held on to it would not see what moves inside.
        <span className={cn("absolute inset-y-0 left-0 w-1.25 [overflow-anchor:none]", stripeOf(head))} />
      )}
      <ul>
        <li aria-hidden style={{ height: above }} />
        {children}
        <li aria-hidden style={{ height: below }} />
      </ul>
    </section>
  );
}

interface LineProps {
  item: Item;
  heads: ReadonlyMap<Target, TeamTargetHead>;
  look: Look;
  perLine: number;
  today: number;
}

function Line({ item, heads, look, perLine, today }: LineProps) {
  if (item.kind === "head") return <GroupHead group={item.group} />;
  if (item.kind === "foot") return <GroupFoot foot={item.foot} isNamed={item.group.of !== "target"} />;
  const [row] = item.rows;
  const isMixed = item.group.of !== "target";
  const headOf = (each: Row) => (isMixed ? heads.get(each.target) : undefined);
  if (look !== "cards")
    return row && <ServiceRow row={row} head={headOf(row)} isCompact={look === "compact"} today={today} />;
  return (
    <ul className="grid" style={{ gridTemplateColumns: `repeat(${perLine}, minmax(0, 1fr))` }}>
      {item.rows.map((each) => (
        <li key={each.key} data-line className="min-w-0 border-line not-first:border-l">
          <ServiceCard row={each} head={headOf(each)} today={today} />
        </li>
      ))}
    </ul>
  );
}
