import { Mark } from "@/components/progress/mark";
import type { TeardownItem } from "@/lib/domain/teardown-plan";
import { teardownText } from "@/lib/text/parts/teardown";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { checkMarks } from "./check-marks";
import { ItemAbout } from "./item-about";
import { Money } from "./money";
import { PlanRow } from "./plan-row";
import { Tick } from "./tick";

interface LeftoverRowProps {
  item: TeardownItem;
  isTicked: boolean;
  onTick: () => void;
}

/** One thing that is still there, and what says that nobody needs it. */
export function LeftoverRow({ item, isTicked, onTick }: LeftoverRowProps) {
  const { common } = useText();
  const words = useTextPart(teardownText);
  const { kind, name, group, monthly, evidence } = item;
  return (
    <PlanRow
      lead={
        <Tick label={`${words.kinds[kind]} ${name}`} isTicked={isTicked} isFixed={group !== "goes"} onChange={onTick} />
      }
      kind={words.kinds[kind]}
      aside={monthly ? <Money usd={monthly} isPlain /> : <span className="text-ink-3">{common.none}</span>}
    >
      <ItemAbout item={item} />
      <ul className="mt-0.5 flex flex-wrap gap-x-3 gap-y-0.5 text-xs text-ink-3">
        {evidence.map(({ check, state, names, from }) => (
          <li key={check} title={from} className="inline-flex items-center gap-1">
            <Mark state={checkMarks[state]} className="size-3" />
            {words.checks[check]}
            {words.colon}
            {names.length > 0 ? names.join(words.comma) : words.vpc.states[state]}
          </li>
        ))}
      </ul>
    </PlanRow>
  );
}
