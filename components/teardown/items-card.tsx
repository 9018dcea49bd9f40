import { Mark, type MarkState } from "@/components/progress/mark";
import { Elapsed } from "@/components/run/elapsed";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { cn } from "@/lib/cn";
import type { TeardownRun } from "@/lib/domain/run";
import type { ItemState } from "@/lib/domain/teardown-progress";
import { teardownRunText } from "@/lib/text/parts/teardown-run";
import { useTextPart } from "@/lib/text/text-part";
import { ofKey } from "./item-key";
import { goneCount, itemsOf } from "./run-items";
import { useRunReason } from "./run-reason";

const marks: Record<ItemState["progress"], MarkState> = {
  waiting: "waiting",
  deleting: "running",
  gone: "succeeded",
  skipped: "cancelled",
  failed: "failed",
};

/** Each resource, and how far it is. */
export function ItemsCard({ run }: { run: TeardownRun }) {
  const words = useTextPart(teardownRunText);
  const items = itemsOf(run);

  return (
    <Card aria-label={words.items}>
      <CardHeader>
        <CardTitle>{words.items}</CardTitle>
        <span className="num ml-auto text-ink-3">{words.goneOf(goneCount(items), items.length)}</span>
      </CardHeader>
      <ul>
        {items.map((item) => (
          <ItemRow key={item.key} item={item} isOver={run.endedAt !== undefined} />
        ))}
      </ul>
    </Card>
  );
}

function ItemRow({ item, isOver }: { item: ItemState; isOver: boolean }) {
  const words = useTextPart(teardownRunText);
  const say = useRunReason();
  const { kind, name } = ofKey(item.key);
  const isNotReached = isOver && (item.progress === "waiting" || item.progress === "deleting");
  // What waits for a decision is told above, with what is in the way.
  const tells = "reason" in item && (isOver || item.progress !== "failed") ? item.reason : undefined;
  const progress = isNotReached ? "skipped" : item.progress;

  return (
    <li
      className={cn(
        "grid min-h-9 items-center gap-x-3 gap-y-0.5 border-line px-3.5 py-1.5 not-first:border-t",
        "grid-cols-[16px_minmax(0,1fr)_auto] desk:grid-cols-[16px_156px_minmax(0,1fr)_104px_52px]",
        progress === "deleting" && "bg-linear-to-r from-running-tint to-transparent to-60%",
        progress === "failed" && "bg-linear-to-r from-failed-tint to-transparent to-60%",
      )}
    >
      <Mark state={marks[progress]} />
      <span className="font-medium">{kind && words.kinds[kind]}</span>
      <span className="min-w-0 text-ink-2 wrap-anywhere max-desk:col-start-2 max-desk:-col-end-1 max-desk:row-start-2">
        <code className="text-ink">{name}</code> {tells && say(tells)}
        {item.progress === "deleting" && item.status && <code className="text-ink-3">{item.status}</code>}
      </span>
      <span
        className={cn(
          "max-desk:col-start-3 max-desk:row-start-1",
          progress === "failed" ? "text-failed" : "text-ink-2",
        )}
      >
        {isNotReached ? words.notReached : words.states[progress]}
      </span>
      <span className="num text-right text-ink-3 max-desk:hidden">
        {"startedAt" in item && item.startedAt && !isNotReached && item.progress !== "failed" && (
          <Elapsed startedAt={item.startedAt} endedAt={"endedAt" in item ? item.endedAt : undefined} />
        )}
      </span>
    </li>
  );
}
