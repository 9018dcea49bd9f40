import { metricUnits } from "@/lib/domain/metric-range";
import type { ServiceMetrics } from "@/lib/domain/service-metrics";
import { dateTime } from "@/lib/format";
import { servicePageText } from "@/lib/text/parts/service-page";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import { useMetricFormat } from "./use-metric-format";

/** The same numbers as a table, the newest first. */
export function MetricTable({ metrics }: { metrics: ServiceMetrics }) {
  const { locale } = useLanguage();
  const { metrics: title } = useTextPart(servicePageText);
  const words = useTextPart(servicePageText).charts;
  const columns = metrics.charts.flatMap((chart) => chart.lines.map((line) => ({ chart: chart.name, ...line })));
  const rows = metrics.times.map((at, index) => ({ at, index })).toReversed();

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so a keyboard must reach it
    <section tabIndex={0} aria-label={title} className="max-h-96 overflow-auto">
      <table className="w-full border-collapse text-xs whitespace-nowrap">
        <thead className="sticky top-0 bg-surface text-2xs text-ink-3">
          <tr className="*:px-3 *:py-1.5 *:text-right *:font-medium *:first:text-left">
            <th>{words.range}</th>
            {columns.map(({ chart, name }) => (
              <th key={`${chart} ${name}`}>
                {words.titles[chart]} {name === chart ? "" : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ at, index }) => (
            <tr key={at} className="border-t border-line *:px-3 *:py-1 *:text-right *:first:text-left">
              <td className="num">{dateTime(new Date(at).toISOString(), locale)}</td>
              {columns.map(({ chart, name, values }) => (
                <Cell key={`${chart} ${name}`} unit={metricUnits[chart]} value={values[index]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ unit, value }: { unit: Parameters<typeof useMetricFormat>[0]; value: number | null | undefined }) {
  return <td className="num">{useMetricFormat(unit)(value)}</td>;
}
