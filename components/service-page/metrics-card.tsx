import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Button } from "@/components/ui/button";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { metricsQuery, type ServiceAddress } from "@/lib/api/service-queries";
import { type MetricRange, metricRanges } from "@/lib/domain/metric-range";
import { servicePageText } from "@/lib/text/parts/service-page";
import { useTextPart } from "@/lib/text/text-part";
import { MetricChart } from "./metric-chart";
import { useAddressValue } from "./use-address-value";

const MetricTable = lazy(() => import("./metric-table").then((module) => ({ default: module.MetricTable })));

const ranges = Object.keys(metricRanges) as MetricRange[];

export function MetricsCard({ service }: { service: ServiceAddress }) {
  const { metrics: title, charts: words } = useTextPart(servicePageText);
  const [range, setRange] = useAddressValue("range", ranges, "1h");
  const [isTable, setTable] = useState(false);
  const metrics = useQuery(metricsQuery(service, range));
  const minutes = metricRanges[range].periodS / 60;

  return (
    <Card aria-label={title}>
      <CardHeader className="flex-wrap">
        <CardTitle>{title}</CardTitle>
        <span className="text-ink-3 max-desk:hidden">{words.perPeriod(minutes)}</span>
        <span className="ml-auto flex flex-wrap items-center gap-2">
          <Button look="quiet" size="small" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
            {isTable ? words.asChart : words.asTable}
          </Button>
          <Segmented
            label={words.range}
            value={range}
            options={ranges.map((value) => ({ value, label: words.ranges[value] }))}
            onChange={setRange}
          />
        </span>
      </CardHeader>
      {metrics.isError && <ProblemNotice asRow error={metrics.error} onRetry={metrics.refetch} />}
      {metrics.isPending && <Skeleton className="m-3.5 h-56" />}
      {metrics.data && !isTable && (
        <div className="grid gap-x-6 gap-y-4 p-3.5 desk:grid-cols-6 desk:*:col-span-2 desk:*:nth-[n+4]:col-span-3">
          {metrics.data.charts.map((chart) => (
            <MetricChart key={chart.name} chart={chart} times={metrics.data.times} />
          ))}
        </div>
      )}
      {metrics.data && isTable && (
        <Suspense fallback={<Skeleton className="m-3.5 h-56" />}>
          <MetricTable metrics={metrics.data} />
        </Suspense>
      )}
    </Card>
  );
}
