import { Fragment } from "react";
import { SlowNotice } from "@/components/problem/slow-notice";
import { stripeOf, TargetName } from "@/components/target/target-marks";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { cn } from "@/lib/cn";
import { perMonth } from "@/lib/domain/cost";
import type { CostReport, TargetCost } from "@/lib/domain/cost-report";
import { splitTarget } from "@/lib/domain/split-target";
import { costsText } from "@/lib/text/parts/costs";
import { useTextPart } from "@/lib/text/text-part";
import { useMoney } from "./currency-context";
import { GapRow } from "./gap-row";
import { keptOf } from "./rows";
import { cell, head, headCell, number, numberHead } from "./table-looks";

/** Each target with its sums. One that cannot be read says so, and leaves the others alone. */
export function TargetCosts({ report }: { report: CostReport }) {
  const words = useTextPart(costsText);
  const { columns } = words;
  return (
    <Card aria-label={words.byTarget} className="overflow-hidden">
      <CardHeader>
        <CardTitle>{words.byTarget}</CardTitle>
      </CardHeader>
      <table className="w-full border-collapse">
        <thead>
          <tr className={head}>
            <th scope="col" className={headCell}>
              {columns.target}
            </th>
            <th scope="col" className={cn(headCell, numberHead, "max-desk:hidden")}>
              {columns.services}
            </th>
            <th scope="col" className={cn(headCell, numberHead, "max-desk:hidden")}>
              {columns.loadBalancer}
            </th>
            <th scope="col" className={cn(headCell, numberHead, "max-desk:hidden")}>
              {columns.kept}
            </th>
            <th scope="col" className={cn(headCell, numberHead)}>
              {columns.hour}
            </th>
            <th scope="col" className={cn(headCell, numberHead)}>
              {columns.month}
            </th>
          </tr>
        </thead>
        <tbody>
          {report.targets.map((target) => (
            <Fragment key={target.target}>
              <TargetRow of={target} />
              <NotesRow of={target} />
            </Fragment>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function TargetRow({ of }: { of: TargetCost }) {
  const money = useMoney();
  const { hourlyUsd, services, loadBalancers } = of;
  const keptUsd = keptOf(of);
  const isUnread = !of.asOf && !of.gap;
  const balancerUsd = loadBalancers.reduce((sum, each) => sum + (each.hourlyUsd ?? 0), 0);
  const figure = (text: string) => (isUnread ? <Skeleton className="ml-auto w-14" /> : text);

  return (
    <tr className="border-t border-line">
      <th scope="row" className={cn(cell, "relative pl-5 text-left font-normal")}>
        <span className={cn("absolute inset-y-0 left-0 w-1.25", stripeOf(of))} />
        <span className="flex min-w-0 flex-wrap items-center gap-x-2">
          <TargetName target={{ ...of, ...splitTarget(of.target) }} />
        </span>
      </th>
      <td className={cn(cell, number, "max-desk:hidden")}>{figure(String(services.length))}</td>
      <td className={cn(cell, number, "max-desk:hidden")}>
        {figure(money(hourlyUsd === undefined ? undefined : balancerUsd, "hour"))}
      </td>
      <td className={cn(cell, number, "max-desk:hidden")}>
        {figure(money(keptUsd === undefined ? undefined : perMonth(keptUsd), "sum"))}
      </td>
      <td className={cn(cell, number)}>{figure(money(hourlyUsd, "hour"))}</td>
      <td className={cn(cell, number)}>
        {figure(money(hourlyUsd === undefined ? undefined : perMonth(hourlyUsd), "sum"))}
      </td>
    </tr>
  );
}

/** What of it could not be read, and what that means. */
function NotesRow({ of }: { of: TargetCost }) {
  const words = useTextPart(costsText);
  const { alias, asOf, gap, trafficGap, keptGaps, prices, services } = of;
  const hasNoPrices = services.length > 0 && services.every(({ hourlyUsd }) => hourlyUsd === undefined);
  const notes = [
    gap && <GapRow key="gap" gap={gap} asOf={asOf} says={(cause) => cause} />,
    !asOf && !gap && (
      <div key="reading" className="border-t border-line px-3.5 py-2 text-ink-2" aria-live="polite">
        {words.reading(alias)}
        <SlowNotice operation="DescribeServices" />
      </div>
    ),
    prices.gap && <GapRow key="prices" gap={prices.gap} says={words.priceGap} />,
    trafficGap && <GapRow key="traffic" gap={trafficGap} says={words.idle.unknown} />,
    ...keptGaps.map((each) => (
      <GapRow key={each.part} gap={each} says={(cause) => words.kept.unknown(words.kept.parts[each.part], cause)} />
    )),
    hasNoPrices && (
      <p key="none" className="phrase border-t border-line px-3.5 py-2 text-ink-2">
        {words.noPrices(splitTarget(of.target).region)}
      </p>
    ),
  ].filter(Boolean);
  if (notes.length === 0) return null;
  return (
    <tr>
      <td colSpan={6} className="p-0">
        {notes}
      </td>
    </tr>
  );
}
