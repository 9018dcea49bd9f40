"use client";

import { StatusWord } from "@/components/progress/status-word";
import { useNow } from "@/components/ui/use-now";
import type { DeliveryResult } from "@/lib/domain/notification-channel";
import { ago, dateTime } from "@/lib/format";
import { notificationsText } from "@/lib/text/parts/notifications";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";

const states = { sent: "succeeded", retried: "stale", "given-up": "failed" } as const;

/** What became of the last message, when and why. */
export function LastResult({ last }: { last: DeliveryResult | undefined }) {
  const { locale, text } = useLanguage();
  const words = useTextPart(notificationsText);
  const now = useNow();
  if (!last) return <span className="text-ink-3">{words.never}</span>;
  const { at, outcome, failure, answer, isTest } = last;
  const word = { sent: words.sent, retried: words.retried, "given-up": words.givenUp }[outcome];

  return (
    <>
      <StatusWord state={states[outcome]} word={isTest ? `${words.test}: ${word}` : word} />{" "}
      <time dateTime={at} title={dateTime(at, locale)} className="text-xs text-ink-3">
        {ago(at, now, text)}
      </time>
      {failure && <span className="phrase block text-xs">{words.failures[failure]}</span>}
      {answer && <code className="block text-2xs wrap-anywhere text-ink-3">{words.answer(answer)}</code>}
    </>
  );
}
