import "server-only";
import { type Interval, latestDays, secondsWithin, serviceDays, uptimePercent } from "@/lib/domain/health-history";
import { currentSpan, type KeptHealth } from "@/lib/domain/health-step";
import type { TeamService } from "@/lib/domain/team-status";
import { countDeploys, listSpansOfTarget, listWatched } from "@/server/store/health-history";
import { listKeptHealth } from "@/server/store/health-rows";
import type { Store } from "@/server/store/open-store";

/** What the history adds to a row of the board. */
type HealthFacts = Pick<TeamService, "days" | "uptimePercent" | "probe" | "stateSince">;

const shownDays = 30;
/** Of all services of a target, by cluster and name: one query for each kind of row, however many services. */
export async function readHealthFacts(store: Store, target: string, now: number): Promise<Map<string, HealthFacts>> {
  const days = latestDays(now, shownDays);
  const since = new Date(days[0]?.from ?? now);
  const [kept, spans, watched, deploys] = await Promise.all([
    listKeptHealth(store, target),
    listSpansOfTarget(store, target, since),
    listWatched(store, target, since),
    countDeploys(store, target, since),
  ]);
  const deploysOf = new Map<string, typeof deploys>();
  for (const counted of deploys)
    deploysOf.set(counted.serviceName, [...(deploysOf.get(counted.serviceName) ?? []), counted]);
  const facts = new Map<string, HealthFacts>();
  for (const [key, service] of kept) {
    const history = { spans: [...(spans.get(key) ?? []), currentSpan(service, now)], watched };
    const isIn = ({ clusterName = service.clusterName }) => clusterName === service.clusterName;
    const own = (deploysOf.get(service.serviceName) ?? []).filter(isIn);
    facts.set(
      key,
      factsOf(service, serviceDays(history, own, days), uptimeOf(history, { from: since.getTime(), to: now })),
    );
  }
  return facts;
}

function factsOf({ probe, since }: KeptHealth, days: TeamService["days"], uptime: number | undefined): HealthFacts {
  const { statusCode, reason, at } = probe ?? {};
  return {
    days,
    stateSince: since,
    ...(uptime !== undefined && { uptimePercent: uptime }),
    ...(at && {
      probe: { at, ...(statusCode !== undefined && { statusCode }), ...(reason !== undefined && { reason }) },
    }),
  };
}

function uptimeOf(history: Parameters<typeof secondsWithin>[0], within: Interval): number | undefined {
  return uptimePercent(secondsWithin(history, within));
}
