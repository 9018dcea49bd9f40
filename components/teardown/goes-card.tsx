import { Trash2 } from "lucide-react";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import type { TeardownItem } from "@/lib/domain/teardown-plan";
import { teardownText } from "@/lib/text/parts/teardown";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { ItemAbout } from "./item-about";
import { Money } from "./money";
import type { PlanChanges } from "./plan-changes";
import { Count, PlanRow } from "./plan-row";
import { Tick } from "./tick";

interface GoesCardProps {
  items: readonly TeardownItem[];
  chosen: ReadonlySet<string>;
  resources: number;
  changes: PlanChanges;
  onTick: (key: string) => void;
}

/** What would go, with ticks where a person may choose. */
export function GoesCard({ items, chosen, resources, changes, onTick }: GoesCardProps) {
  const words = useTextPart(teardownText);
  const names = new Map(items.map((item) => [item.key, `${words.kinds[item.kind]} ${item.name}`]));
  const keptOf = (item: TeardownItem) =>
    [...item.after, ...(item.goesWith ? [item.goesWith] : [])].flatMap((key) =>
      chosen.has(key) ? [] : (names.get(key) ?? []),
    );

  return (
    <Card aria-label={words.goes}>
      <CardHeader>
        <Trash2 size={14} aria-hidden="true" className="text-failed" />
        <CardTitle>{words.goes}</CardTitle>
        <Count>{resources}</Count>
        <span className="ml-auto text-ink-3">{words.perMonth}</span>
      </CardHeader>
      <ul>
        {items.map((item) => (
          <GoesRow
            key={item.key}
            item={item}
            isChosen={chosen.has(item.key)}
            keptWith={chosen.has(item.key) ? [] : keptOf(item)}
            change={changes.of.get(item.key)}
            onTick={() => onTick(item.key)}
          />
        ))}
      </ul>
    </Card>
  );
}

interface GoesRowProps {
  item: TeardownItem;
  isChosen: boolean;
  keptWith: readonly string[];
  change?: "fresh" | "changed";
  onTick: () => void;
}

function GoesRow({ item, isChosen, keptWith, change, onTick }: GoesRowProps) {
  const { common } = useText();
  const words = useTextPart(teardownText);
  const { kind, name, monthly, mayUntick } = item;
  const isKeptAlong = keptWith.length > 0;
  return (
    <PlanRow
      lead={
        <Tick
          label={`${words.kinds[kind]} ${name}`}
          isTicked={isChosen}
          isFixed={!mayUntick || isKeptAlong}
          onChange={onTick}
        />
      }
      kind={words.kinds[kind]}
      aside={monthly ? <Money usd={monthly} isPlain /> : <span className="text-ink-3">{common.none}</span>}
      className={change && "bg-linear-to-r from-degraded-tint to-transparent to-60%"}
    >
      <ItemAbout item={item}>
        {change && <Chip className="ml-1.5">{words.changes[change]}</Chip>}
        {!isChosen && (
          <span className="ml-1.5 text-ink-3">
            {isKeptAlong ? words.staysWith(keptWith.join(words.comma)) : words.notChosen}
          </span>
        )}
      </ItemAbout>
    </PlanRow>
  );
}
