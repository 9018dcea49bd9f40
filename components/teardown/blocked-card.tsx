import { Mark } from "@/components/progress/mark";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import type { TeardownItem, TeardownReason } from "@/lib/domain/teardown-plan";
import { teardownText } from "@/lib/text/parts/teardown";
import { useTextPart } from "@/lib/text/text-part";
import { Count, PlanRow } from "./plan-row";
import { useReasonWords } from "./reason-words";

/** What cannot go as it is, and what could not have gone but for the order. */
export function BlockedCard({ blocked, goes }: Record<"blocked" | "goes", readonly TeardownItem[]>) {
  const words = useTextPart(teardownText);
  const solved = goes.flatMap((item) => item.solved.map((reason) => ({ item, reason })));

  return (
    <Card aria-label={words.blocked}>
      <CardHeader className="flex-wrap">
        <Mark state={blocked.length > 0 ? "degraded" : "succeeded"} />
        <CardTitle>{words.blocked}</CardTitle>
        <Count>{blocked.length}</Count>
        <span className="text-ink-3">
          {solved.length > 0 ? words.solvedByOrder(solved.length) : blocked.length === 0 && words.blockedNothing}
        </span>
      </CardHeader>
      <ul className="empty:hidden">
        {blocked.map((item) => (
          <BlockedRow key={item.key} item={item} reason={item.reason} />
        ))}
        {solved.map(({ item, reason }) => (
          <BlockedRow key={`${item.key} ${reason.rule} ${reason.detail}`} item={item} reason={reason} isSolved />
        ))}
      </ul>
    </Card>
  );
}

interface BlockedRowProps {
  item: TeardownItem;
  reason?: TeardownReason;
  isSolved?: boolean;
}

function BlockedRow({ item, reason, isSolved = false }: BlockedRowProps) {
  const words = useTextPart(teardownText);
  const say = useReasonWords();
  return (
    <PlanRow
      lead={<Mark state={isSolved ? "succeeded" : "degraded"} />}
      kind={(reason && words.reasonTitles[reason.rule]) ?? words.kinds[item.kind]}
      aside={<span className="font-sans text-[13px] text-ink-2">{isSolved ? words.solved : words.blockedWord}</span>}
    >
      <code className="mr-1.5 text-ink">{item.name}</code>
      {reason && say(reason)}
    </PlanRow>
  );
}
