import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { targetCostsQuery } from "@/lib/api/cost-queries";
import type { ServiceAddress } from "@/lib/api/service-queries";
import { perMonth } from "@/lib/domain/cost";
import { rowKey } from "@/lib/domain/row-key";
import { date } from "@/lib/format";
import { costsText } from "@/lib/text/parts/costs";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import { CostFigure } from "./cost-figure";
import { useMoney } from "./currency-context";
import { EstimateNote } from "./estimate-note";
import { KeptCost } from "./kept-cost";
import { type CostRow, rowsOf } from "./rows";

/** What one service costs, and of what that is made. */
export function CostOfService({ service }: { service: ServiceAddress }) {
  const words = useTextPart(costsText);
  const { data, error, refetch } = useQuery(targetCostsQuery(service.target));
  const row = data && rowsOf(data).find((each) => rowKey(each) === rowKey(service));
  const isBeingRead = data?.targets.some(({ asOf, gap }) => !asOf && !gap);

  if (row) return <Figures row={row} />;
  if (error) return <ProblemNotice error={error} onRetry={refetch} />;
  if (!data || isBeingRead) return <Skeleton className="h-24" />;
  return <p className="phrase text-ink-2">{words.notYet}</p>;
}

function Figures({ row }: { row: CostRow }) {
  const { locale } = useLanguage();
  const words = useTextPart(costsText);
  const money = useMoney();
  const { hourlyUsd, loadBalancerUsd, sharedBy = 1, spentUsd, countedSince, of } = row;
  const { columns, figures } = words;
  const monthly = hourlyUsd === undefined ? undefined : perMonth(hourlyUsd);
  const unpriced = row.unpriced.map((item) => words.items[item]).join(", ");

  return (
    <>
      <dl className="m-0 grid grid-cols-2 gap-x-6 gap-y-4 desk:grid-cols-5">
        <CostFigure label={figures.month} value={money(monthly, "sum")} unit={figures.perMonth} />
        <CostFigure label={figures.hour} value={money(hourlyUsd, "hour")} unit="" />
        <CostFigure
          label={columns.loadBalancer}
          value={money(loadBalancerUsd, "hour")}
          unit={words.sharedBy(sharedBy)}
        />
        <CostFigure label={columns.kept} value={<KeptCost row={row} />} unit={figures.perMonth} />
        <CostFigure label={columns.spent} value={money(spentUsd, "sum")} unit="" />
      </dl>
      <div className="grid gap-0.5 text-xs text-ink-3">
        <EstimateNote prices={of.prices} />
        {unpriced && <p className="phrase">{words.unpriced(unpriced)}</p>}
        {countedSince && <p className="phrase">{words.countedSince(date(countedSince, locale))}</p>}
        <p>
          <Link href="/costs" className="link">
            {words.all}
          </Link>
        </p>
      </div>
    </>
  );
}
