import type { ReactNode } from "react";
import { useNow } from "@/components/ui/use-now";
import type { TeardownItem } from "@/lib/domain/teardown-plan";
import { ago, bytes } from "@/lib/format";
import type { TeardownText } from "@/lib/text/en-teardown";
import { teardownText } from "@/lib/text/parts/teardown";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import { useReasonWords } from "./reason-words";

/** Which one it is, and what is worth knowing before it goes. */
export function ItemAbout({ item, children }: { item: TeardownItem; children?: ReactNode }) {
  const { locale, text } = useLanguage();
  const words = useTextPart(teardownText);
  const now = useNow();
  const say = useReasonWords();
  const { kind, name, count, sizeBytes, lastUsedAt, runningTasks, reason } = item;
  const used = lastUsedAt && ago(lastUsedAt, now, text);
  const isCounted = kind === "managed-resources" || kind === "images" || kind === "task-definitions";
  const said = [
    kind === "task-definitions" && words.revisionsOf(name, count),
    kind === "images" && words.imagesIn(name),
    runningTasks !== undefined && (runningTasks === 0 ? words.noTasks : words.tasks(runningTasks)),
    sizeBytes !== undefined && bytes(sizeBytes, locale),
    used && lastUsed(kind, words)(used),
    (kind === "managed-resources" || kind === "stack") && madeOf(item, words),
    reason && say(reason),
  ].filter(Boolean);

  return (
    <>
      <code className="mr-1.5 text-ink">{isCounted ? count : name}</code>
      {said.join(words.comma)} {children}
    </>
  );
}

/** What the time of an item is the time of. */
function lastUsed(kind: TeardownItem["kind"], words: TeardownText): (ago: string) => string {
  if (kind === "log-group") return words.lastLine;
  return kind === "stack" ? words.lastChanged : words.lastUsed;
}

/** `2 roles, repository`: what it takes along, by AWS's types. */
function madeOf({ resources }: TeardownItem, words: TeardownText): string {
  const counts = new Map<string, number>();
  for (const { type } of resources) {
    if (type !== "AWS::CloudFormation::Stack") counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return [...counts]
    .map(([type, count]) => {
      const [one, several] = words.resources[type] ?? [
        type.split("::").at(-1) ?? type,
        type.split("::").at(-1) ?? type,
      ];
      return count === 1 ? one : words.counted(count, several);
    })
    .join(words.comma);
}
