import { useQuery } from "@tanstack/react-query";
import { StatusWord } from "@/components/progress/status-word";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { useNow } from "@/components/ui/use-now";
import { healthQuery, type ServiceAddress } from "@/lib/api/service-queries";
import type { HealthCause, Incident } from "@/lib/domain/health";
import type { Uptime } from "@/lib/domain/service-health";
import { age, ago, durationBetween } from "@/lib/format";
import { healthText } from "@/lib/text/parts/health";
import { servicePageText } from "@/lib/text/parts/service-page";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

const shown = 5;
const spans = ["day", "week", "month"] as const;

/** How it was: the share of the time in which it served, and when it did not. Nothing is shown of a service that was never watched. */
export function HealthCard({ service }: { service: ServiceAddress }) {
  const words = useTextPart(servicePageText);
  const health = useQuery(healthQuery(service));
  if (!health.data) return null;
  const { uptime, incidents } = health.data;

  return (
    <Card aria-label={words.health}>
      <CardHeader>
        <CardTitle>{words.health}</CardTitle>
      </CardHeader>
      <dl className="grid grid-cols-3 gap-4 p-3.5">
        {spans.map((span) => (
          <UptimeFact key={span} label={words.uptimeOf[span]} uptime={uptime[span]} />
        ))}
      </dl>
      <h3 className="border-t border-line px-3.5 pt-2.5 text-2xs font-medium text-ink-3">{words.incidents}</h3>
      {incidents.length === 0 ? (
        <p className="px-3.5 pt-0.5 pb-3 text-ink-2">{words.noIncidents}</p>
      ) : (
        <ul className="pb-1.5">
          {incidents.slice(0, shown).map((incident) => (
            <IncidentRow key={incident.id} incident={incident} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function UptimeFact({ label, uptime }: { label: string; uptime: Uptime }) {
  const words = useTextPart(servicePageText);
  const { percent, seenPercent } = uptime;
  return (
    <div>
      <dt className="text-2xs font-medium text-ink-3">{label}</dt>
      <dd className="num text-lg">{percent === undefined ? words.notSeen : `${percent.toFixed(2)} %`}</dd>
      {percent !== undefined && seenPercent < 99.5 && (
        <dd className="text-2xs text-ink-3">
          {words.seen(seenPercent < 1 ? "< 1 %" : `${Math.round(seenPercent)} %`)}
        </dd>
      )}
    </div>
  );
}

function IncidentRow({ incident }: { incident: Incident }) {
  const text = useText();
  const words = useTextPart(servicePageText);
  const now = useNow();
  const { startedAt, endedAt, health, cause } = incident;
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-3.5 py-1.5">
      <StatusWord state={health} word={text.progress.ofService[health]} />
      <span className="phrase min-w-0 flex-1 wrap-anywhere text-ink-2">{useCauseWords(cause)}</span>
      <span className="text-xs text-ink-3">
        {endedAt
          ? words.lasted(ago(startedAt, now, text), durationBetween(startedAt, endedAt, now))
          : words.goesOn(age(startedAt, now, text))}
      </span>
    </li>
  );
}

function useCauseWords(cause: HealthCause): string {
  const { causes } = useTextPart(healthText);
  const say = causes[cause.kind] as (of: HealthCause) => string;
  return say(cause);
}
