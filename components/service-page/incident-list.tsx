import { StatusWord } from "@/components/progress/status-word";
import { useNow } from "@/components/ui/use-now";
import type { Incident } from "@/lib/domain/health";
import { age, ago, durationBetween } from "@/lib/format";
import { causeSentence } from "@/lib/text/cause-sentence";
import { incidentText } from "@/lib/text/parts/incident";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

const shown = 5;

/** When it was not well, why, and for how long. */
export function IncidentList({ incidents }: { incidents: readonly Incident[] }) {
  return (
    <ul className="pb-1.5">
      {incidents.slice(0, shown).map((incident) => (
        <IncidentRow key={incident.id} incident={incident} />
      ))}
    </ul>
  );
}

function IncidentRow({ incident }: { incident: Incident }) {
  const text = useText();
  const words = useTextPart(incidentText);
  const now = useNow();
  const { startedAt, endedAt, health, cause } = incident;
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-3.5 py-1.5">
      <StatusWord state={health} word={text.progress.ofService[health]} />
      <span className="phrase min-w-0 flex-1 wrap-anywhere text-ink-2">{causeSentence(cause, words)}</span>
      <span className="text-xs text-ink-3">
        {endedAt
          ? words.lasted(ago(startedAt, now, text), durationBetween(startedAt, endedAt, now))
          : words.goesOn(age(startedAt, now, text))}
      </span>
    </li>
  );
}
