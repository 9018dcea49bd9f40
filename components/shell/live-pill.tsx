"use client";

import { Mark, type MarkState } from "@/components/progress/mark";
import { useNow } from "@/components/ui/use-now";
import { type Freshness, useFreshness } from "@/lib/api/freshness";
import { age } from "@/lib/format";
import { useText } from "@/lib/text/text-provider";

const marks: Record<Exclude<Freshness["word"], "live">, MarkState> = {
  throttled: "stale",
  aged: "stale",
  offline: "failed",
};

/** Whether what the page shows is of now. Only the word is read out: ages change all the time. */
export function LivePill() {
  const text = useText();
  const now = useNow();
  const { word, since } = useFreshness();

  return (
    <p className="inline-flex h-6 shrink-0 items-center gap-1.5 rounded-full px-2 text-xs text-ink-2 inset-ring inset-ring-line-2">
      {word === "live" ? (
        <span className="size-1.5 rounded-full bg-succeeded" />
      ) : (
        <Mark state={marks[word]} className="size-3.5" />
      )}
      <span>
        <span aria-live="polite">{text.shell.freshness[word]}</span>
        {since > 0 && text.shell.since(age(since, now, text))}
      </span>
    </p>
  );
}
