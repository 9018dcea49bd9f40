import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { cn } from "@/lib/cn";
import { metricUnits } from "@/lib/domain/metric-range";
import type { ServiceMetrics } from "@/lib/domain/service-metrics";
import { servicePageText } from "@/lib/text/parts/service-page";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import { chartPath, roundUp } from "./chart-path";
import { useMetricFormat } from "./use-metric-format";

type Chart = ServiceMetrics["charts"][number];

const width = 320;
const height = 72;
/** Told apart by their strokes as well. */
const strokes = [
  { className: "stroke-primary", dashes: undefined },
  { className: "stroke-degraded", dashes: "5 3" },
  { className: "stroke-failed", dashes: "1.5 3" },
];

/** One chart with its lines; what they are at a time is read with the pointer or the arrow keys. */
export function MetricChart({ chart, times }: { chart: Chart; times: readonly number[] }) {
  const { locale } = useLanguage();
  const words = useTextPart(servicePageText).charts;
  const format = useMetricFormat(metricUnits[chart.name]);
  const [at, setAt] = useState<number>();
  const values = chart.lines.flatMap((line) => line.values.filter((value) => value !== null));
  const top = metricUnits[chart.name] === "percent" ? 100 : roundUp(Math.max(0, ...values));
  const latest = chart.lines[0]?.values.findLast((value) => value !== null);
  const title = words.titles[chart.name];
  const shown = at ?? times.length - 1;

  const move = ({ currentTarget, clientX }: PointerEvent<HTMLDivElement>) => {
    const { left, width: wide } = currentTarget.getBoundingClientRect();
    setAt(Math.round(Math.min(1, Math.max(0, (clientX - left) / wide)) * (times.length - 1)));
  };
  const step = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, Home: -times.length, End: times.length }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setAt(Math.min(times.length - 1, Math.max(0, shown + by)));
  };

  return (
    <figure className="min-w-0">
      <figcaption className="flex items-baseline gap-2">
        <span className="font-[550] whitespace-nowrap">{title}</span>
        <output aria-live="polite" className="num ml-auto flex flex-wrap justify-end gap-x-2.5 text-2xs text-ink-2">
          {at !== undefined && <span className="text-ink-3">{timeOf(times[shown], locale)}</span>}
          {chart.lines.map((line, index) => (
            <span key={line.name} className="inline-flex items-center gap-1">
              {chart.lines.length > 1 && <Key index={index} />}
              {chart.lines.length > 1 && <span className="text-ink-3">{line.name}</span>}
              {format(at === undefined ? line.values.findLast((value) => value !== null) : line.values[shown])}
            </span>
          ))}
        </output>
      </figcaption>
      {values.length === 0 ? (
        <p className="grid h-18 place-items-center text-xs text-ink-3">
          {chart.name === "errors" ? words.noErrors : words.noData}
        </p>
      ) : (
        <div
          role="slider"
          tabIndex={0}
          aria-label={words.chartOf(title, format(latest))}
          aria-valuemin={0}
          aria-valuemax={times.length - 1}
          aria-valuenow={shown}
          aria-valuetext={timeOf(times[shown], locale)}
          onPointerMove={move}
          onPointerLeave={() => setAt(undefined)}
          onKeyDown={step}
          onBlur={() => setAt(undefined)}
          className="relative mt-1 touch-pan-y"
        >
          <svg
            viewBox={`0 -2 ${width} ${height + 4}`}
            preserveAspectRatio="none"
            aria-hidden="true"
            className="block h-18 w-full"
          >
            <path d={`M0 0H${width}M0 ${height / 2}H${width}M0 ${height}H${width}`} className="stroke-line" />
            {chart.lines.map((line, index) => (
              <path
                key={line.name}
                d={chartPath(line.values, { width, height, top })}
                fill="none"
                strokeWidth={1.5}
                vectorEffect="non-scaling-stroke"
                strokeDasharray={strokes[index]?.dashes}
                className={strokes[index]?.className}
              />
            ))}
            {at !== undefined && (
              <path
                d={`M${(shown / Math.max(1, times.length - 1)) * width} 0V${height}`}
                vectorEffect="non-scaling-stroke"
                className="stroke-control"
              />
            )}
          </svg>
          <span aria-hidden="true" className="num absolute top-0 left-0 bg-surface/80 pr-1 text-2xs text-ink-3">
            {format(top)}
          </span>
        </div>
      )}
    </figure>
  );
}

function Key({ index }: { index: number }) {
  const { className, dashes } = strokes[index] ?? {};
  return (
    <svg viewBox="0 0 14 4" aria-hidden="true" className="h-1 w-3.5">
      <path d="M0 2H14" strokeWidth={2} strokeDasharray={dashes} className={cn(className)} />
    </svg>
  );
}

function timeOf(at: number | undefined, locale: string): string {
  if (at === undefined) return "";
  return new Intl.DateTimeFormat(locale, { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" }).format(
    at,
  );
}
