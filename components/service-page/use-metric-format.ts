import type { metricUnits } from "@/lib/domain/metric-range";
import { servicePageText } from "@/lib/text/parts/service-page";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";

type Unit = (typeof metricUnits)[keyof typeof metricUnits];

/** A value as it is read: `86 ms`, `12.4 %`, `1,204`; a dash where there is none. */
export function useMetricFormat(unit: Unit): (value: number | null | undefined) => string {
  const { locale, text } = useLanguage();
  const words = useTextPart(servicePageText).charts;
  const suffix = { count: "", ms: ` ${words.ms}`, percent: ` ${words.percent}` }[unit];
  return (value) => {
    if (value === null || value === undefined) return text.common.none;
    const maximumFractionDigits = value < 10 && unit !== "count" ? 1 : 0;
    return `${new Intl.NumberFormat(locale, { maximumFractionDigits }).format(value)}${suffix}`;
  };
}
