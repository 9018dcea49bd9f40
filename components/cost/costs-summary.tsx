import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { perMonth } from "@/lib/domain/cost";
import type { CostReport } from "@/lib/domain/cost-report";
import { costsText } from "@/lib/text/parts/costs";
import { useTextPart } from "@/lib/text/text-part";
import { CostFigure } from "./cost-figure";
import { useMoney } from "./currency-context";
import { EstimateNote } from "./estimate-note";
import { sumsOf } from "./rows";

/** All of it in four figures, and what they are made of. */
export function CostsSummary({ report }: { report: CostReport }) {
  const words = useTextPart(costsText);
  const money = useMoney();
  const sums = sumsOf(report);
  const { figures } = words;
  const notes = new Map(
    report.targets.map(({ prices: { source, asOf } }) => [`${source} ${asOf}`, { source, asOf }] as const),
  );
  const monthly = sums.hourlyUsd === undefined ? undefined : perMonth(sums.hourlyUsd);
  const nothing = report.targets.length === 0 ? words.noTargets : words.noServices;
  const isAllRead = report.targets.every(({ asOf }) => asOf);

  return (
    <Card aria-label={words.title} className="p-3.5">
      {sums.services > 0 ? (
        <dl className="m-0 grid grid-cols-4 gap-x-6 gap-y-4 max-desk:grid-cols-2">
          <CostFigure label={figures.month} value={money(monthly, "sum")} unit={figures.perMonth} />
          <CostFigure
            label={figures.hour}
            value={money(sums.hourlyUsd, "hour")}
            unit={figures.services(sums.services)}
          />
          <CostFigure
            label={figures.loadBalancers}
            value={money(sums.hourlyUsd === undefined ? undefined : sums.loadBalancerUsd, "hour")}
            unit={figures.balancers(sums.loadBalancers)}
          />
          <CostFigure
            label={figures.spent}
            value={money(sums.spentUsd, "sum")}
            unit={figures.services(sums.services)}
          />
        </dl>
      ) : isAllRead ? (
        <p className="phrase text-ink-2">{nothing}</p>
      ) : (
        <Skeleton className="h-14" />
      )}
      <div className="mt-3 grid gap-0.5 text-xs text-ink-3">
        {[...notes.values()].map((note) => (
          <EstimateNote key={`${note.source} ${note.asOf}`} prices={note} />
        ))}
        <p className="phrase">{words.scope}</p>
        <p className="phrase">{words.notIncluded}</p>
      </div>
    </Card>
  );
}
