"use client";

import { Mark, type MarkState } from "@/components/progress/mark";
import { useNow } from "@/components/ui/use-now";
import { useConnection } from "@/lib/api/connection";
import { type Freshness, useFreshness } from "@/lib/api/freshness";
import { age } from "@/lib/format";
import { useText } from "@/lib/text/text-provider";

type Word = Freshness["word"] | "reconnecting";

const marks: Record<Exclude<Word, "live">, MarkState> = {
  reconnecting: "running",
  throttled: "stale",
  aged: "stale",
  offline: "failed",
};

/** Whether what the page shows is of now. Only the word is read out: ages change all the time. */
export function LivePill() {
  const text = useText();
  const now = useNow();
  const { state } = useConnection();
  const { word: freshness, since } = useFreshness();
  const word: Word = freshness === "live" && state === "reconnecting" ? "reconnecting" : freshness;

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
