import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { healthQuery, type ServiceAddress } from "@/lib/api/service-queries";
import type { Uptime } from "@/lib/domain/service-health";
import { servicePageText } from "@/lib/text/parts/service-page";
import { useTextPart } from "@/lib/text/text-part";

/** Most services have had none. */
const IncidentList = lazy(() => import("./incident-list").then((module) => ({ default: module.IncidentList })));

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
        <Suspense fallback={<Skeleton className="mx-3.5 mt-1 mb-3" />}>
          <IncidentList incidents={incidents} />
        </Suspense>
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
