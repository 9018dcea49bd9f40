import type { PriceNote } from "@/lib/domain/cost-report";
import { date } from "@/lib/format";
import { costsText } from "@/lib/text/parts/costs";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";

/** Stands beside every figure of money: that it is an estimate, and of which prices. */
export function EstimateNote({
  prices,
  className,
}: {
  prices: Pick<PriceNote, "source" | "asOf">;
  className?: string;
}) {
  const { locale } = useLanguage();
  const { estimate, sources } = useTextPart(costsText);
  return <p className={className}>{estimate(date(prices.asOf, locale), sources[prices.source])}</p>;
}
