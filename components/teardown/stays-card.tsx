import { Lock, Minus } from "lucide-react";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import type { TeardownItem } from "@/lib/domain/teardown-plan";
import { teardownText } from "@/lib/text/parts/teardown";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { Money } from "./money";
import { Count, PlanRow } from "./plan-row";
import { useReasonWords } from "./reason-words";

/** What is left alone, and why. */
export function StaysCard({ items }: { items: readonly TeardownItem[] }) {
  const { common } = useText();
  const words = useTextPart(teardownText);
  const say = useReasonWords();

  return (
    <Card aria-label={words.stays}>
      <CardHeader>
        <Lock size={14} aria-hidden="true" className="text-ink-2" />
        <CardTitle>{words.stays}</CardTitle>
        <Count>{items.length}</Count>
      </CardHeader>
      {items.length === 0 && <p className="px-3.5 py-2.5 text-ink-3">{words.staysNothing}</p>}
      <ul>
        {items.map(({ key, kind, name, reason, monthly }) => (
          <PlanRow
            key={key}
            lead={<Minus size={14} aria-hidden="true" className="text-ink-3" />}
            kind={words.kinds[kind]}
            aside={monthly ? <Money usd={monthly} isPlain /> : <span className="text-ink-3">{common.none}</span>}
          >
            <code className="mr-1.5 text-ink">{name}</code>
            {reason && say(reason)}
          </PlanRow>
        ))}
      </ul>
    </Card>
  );
}
