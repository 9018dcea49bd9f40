"use client";

import { useQuery } from "@tanstack/react-query";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { SlowNotice } from "@/components/problem/slow-notice";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { costsQuery } from "@/lib/api/cost-queries";
import { cn } from "@/lib/cn";
import { costsText } from "@/lib/text/parts/costs";
import { useTextPart } from "@/lib/text/text-part";
import { CostsHead } from "./costs-head";
import { CostsSummary } from "./costs-summary";
import { CurrencyProvider } from "./currency-context";
import { IdleServices } from "./idle-services";
import { rowsOf } from "./rows";
import { ServiceCosts } from "./service-costs";
import { TargetCosts } from "./target-costs";
import { useCostChoices } from "./use-cost-choices";

/** What everything costs, who is not asked any more, and what can be done about it. */
export function CostsView() {
  const words = useTextPart(costsText);
  const report = useQuery(costsQuery());
  const { currency, rate, sort, choose } = useCostChoices(report.data?.rates ?? []);
  const rows = report.data && rowsOf(report.data);

  return (
    <CurrencyProvider value={currency}>
      <CostsHead
        rates={report.data?.rates ?? []}
        rate={rate}
        currency={currency.code}
        onChoose={(code) => choose({ currency: code })}
      />
      {report.isPending && (
        <Card aria-label={words.title} aria-busy className="p-3.5">
          <Skeleton className="h-24" />
          <SlowNotice operation="GET /api/v1/costs" />
        </Card>
      )}
      {report.data && rows && (
        <div className={cn("grid gap-3.5", report.isError && "**:text-ink-3")}>
          <CostsSummary report={report.data} />
          <IdleServices rows={rows} />
          {report.data.targets.length > 0 && <TargetCosts report={report.data} />}
          {rows.length > 0 && <ServiceCosts rows={rows} sort={sort} onSort={(next) => choose({ sort: next })} />}
        </div>
      )}
      {report.error && (
        <div className="mt-3.5">
          <ProblemNotice error={report.error} onRetry={report.refetch} />
        </div>
      )}
    </CurrencyProvider>
  );
}
