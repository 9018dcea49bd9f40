import { Mark } from "@/components/progress/mark";
import { CopyButton } from "@/components/ui/copy-button";
import { useNow } from "@/components/ui/use-now";
import type { CostGap } from "@/lib/domain/cost-report";
import { age, clock } from "@/lib/format";
import type { CostsText } from "@/lib/text/en/costs";
import { costsText } from "@/lib/text/parts/costs";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";

function causeWords({ gaps }: CostsText, { cause, action }: CostGap): string {
  return cause === "denied" ? gaps.denied(action ?? "AWS") : gaps[cause];
}

interface GapRowProps {
  gap: CostGap;
  /** What it means for what is shown. */
  says: (cause: string) => string;
  /** Since when what is shown is true. */
  asOf?: string;
}

/** A part that could not be read: why, since when, and what helps. What is known stays. */
export function GapRow({ gap, says, asOf }: GapRowProps) {
  const { locale, text } = useLanguage();
  const words = useTextPart(costsText);
  const now = useNow();
  const { action, message, retryAt } = gap;

  return (
    <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1 border-t border-line px-3.5 py-2 text-ink-2">
      <Mark state="stale" />
      <p className="phrase min-w-0 flex-[1_1_240px]" title={message}>
        {says(causeWords(words, gap))} {asOf && words.old(age(asOf, now, text))}{" "}
        {retryAt && <span className="text-ink-3">{words.gaps.retry(clock(retryAt, locale))}</span>}
      </p>
      {action && (
        <CopyButton size="small" value={() => action}>
          {words.gaps.copyAction}
        </CopyButton>
      )}
    </div>
  );
}
