"use client";

import { lazy, type ReactNode, type RefObject, Suspense, useCallback } from "react";
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
import { useListWindow } from "./use-list-window";
import { useRowKeys } from "./use-row-keys";

/** Few targets have something that is not known, and few people look at cards. */
const GroupFoot = lazy(() => import("./group-foot").then((module) => ({ default: module.GroupFoot })));
const ServiceCard = lazy(() => import("./service-card").then((module) => ({ default: module.ServiceCard })));

interface ServiceListProps {
  list: RefObject<HTMLElement | null>;
  items: readonly Item[];
  heads: ReadonlyMap<Target, TeamTargetHead>;
  look: Look;
  perLine: number;
  isPhone: boolean;
  today: number;
}

/** All groups; of ten thousand services there are no more on the page than are seen, and a few around them. */
export function ServiceList({ list, items, heads, look, perLine, isPhone, today }: ServiceListProps) {
  const team = useTextPart(teamText);
  const estimate = useCallback((item: Item) => estimateHeight(item, look, isPhone), [look, isPhone]);
  const { first, last, before, after, measure, reveal } = useListWindow(list, items, estimate);
  const onKeyDown = useRowKeys(list, items, reveal);

  return (
    <section ref={list} aria-label={team.columns.service} aria-description={team.rowKeys} onKeyDown={onKeyDown}>
      <div style={{ height: before }} />
      {partsOf(items.slice(first, last + 1)).map(({ group, lines }) => (
        <GroupPart key={group.key} group={group} isFirst={lines[0] === items[0]}>
          {lines.map((item) => (
            <li
              key={item.key}
              ref={measure}
              data-key={item.key}
              data-line
              aria-setsize={item.kind === "rows" ? group.rows.length : undefined}
              aria-posinset={item.kind === "rows" ? item.at + 1 : undefined}
              className="border-line not-first:border-t"
            >
              <Suspense fallback={<div style={{ height: estimate(item) }} />}>
                <Line item={item} heads={heads} look={look} perLine={perLine} today={today} />
              </Suspense>
            </li>
          ))}
        </GroupPart>
      ))}
      <div style={{ height: after }} />
    </section>
  );
}

interface Part {
  group: Group;
  lines: Item[];
}

/** Of a group that reaches beyond the window there is only the part inside. */
function partsOf(items: readonly Item[]): Part[] {
  const parts: Part[] = [];
  for (const item of items) {
    const part = parts.at(-1);
    if (part?.group === item.group) part.lines.push(item);
    else parts.push({ group: item.group, lines: [item] });
  }
  return parts;
}

function GroupPart({ group, isFirst, children }: { group: Group; isFirst: boolean; children: ReactNode }) {
  const head = group.of === "target" ? group.targets[0] : undefined;
  return (
    <section
      aria-label={head?.alias ?? group.name}
      className={cn(
        "relative overflow-clip rounded-lg border border-line bg-surface shadow-card",
        head && "pl-1.25",
        !isFirst && "mt-3.5",
      )}
    >
      {head && <span className={cn("absolute inset-y-0 left-0 w-1.25", stripeOf(head))} />}
      <ul>{children}</ul>
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
