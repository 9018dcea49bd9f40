import { gbBytes, perMonth } from "@/lib/domain/cost";
import { bytes } from "@/lib/format";
import { costsText } from "@/lib/text/parts/costs";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import { useMoney } from "./currency-context";
import type { CostRow } from "./rows";

/** What its logs, images and builds cost in a month, by which AWS counts them, and how much of them there is. */
export function KeptCost({ row: { keptUsd, kept } }: { row: CostRow }) {
  const { locale } = useLanguage();
  const { kept: words } = useTextPart(costsText);
  const money = useMoney();
  if (!kept) return <span className="font-sans text-2xs text-ink-3">{words.unread}</span>;

  const { logStorageGb, logIngestGb, imageGb, buildMinutes } = kept;
  const size = (gb: number) => bytes(gb * gbBytes, locale);
  const minutes = (count: number) => String(Math.round(count));
  const amounts = [
    logIngestGb !== undefined && words.ingested(size(logIngestGb)),
    logStorageGb !== undefined && words.stored(size(logStorageGb)),
    imageGb !== undefined && words.images(size(imageGb)),
    buildMinutes !== undefined && words.builds(minutes(buildMinutes)),
  ].filter(Boolean);

  return (
    <span title={words.about(amounts.join(", "))}>
      {money(keptUsd === undefined ? undefined : perMonth(keptUsd), "sum")}
      <span className="block font-sans text-2xs text-ink-3">
        {words.short(size((logStorageGb ?? 0) + (imageGb ?? 0)), minutes(buildMinutes ?? 0))}
      </span>
    </span>
  );
}
