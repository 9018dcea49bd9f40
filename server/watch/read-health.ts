import "server-only";
import {
  type History,
  type Interval,
  latestDays,
  secondsWithin,
  seenPercent,
  serviceDays,
  spansAsSeen,
  uptimePercent,
} from "@/lib/domain/health-history";
import { currentSpan, type KeptHealth } from "@/lib/domain/health-step";
import { ProblemError } from "@/lib/domain/problem";
import type { ServiceHealth, Uptime } from "@/lib/domain/service-health";
import { countDeploys, findGoodUntil, listIncidents, listSpans, listWatched } from "@/server/store/health-history";
import { findKeptHealth, type ServiceKey } from "@/server/store/health-rows";
import type { Store } from "@/server/store/open-store";

const dayMs = 86_400_000;
const shownDays = 30;
const shownIncidents = 50;
/** Of the time asked for, the latest ones. */
const spansAtMost = 2_000;
/** More than a month of the worst flapping, once it is thinned. */
const spansReadAtMost = 20_000;

/** How a service is and was; its spans of the time that is asked for, or of the last day. */
export async function readHealth(
  store: Store,
  key: ServiceKey,
  asked: { from?: string; to?: string } = {},
): Promise<ServiceHealth> {
  const kept = await findKeptHealth(store, key);
  if (!kept) throw new ProblemError("not-found", `Nothing was ever seen of ${key.serviceName} in ${key.target}.`);
  const now = Date.now();
  const days = latestDays(now, shownDays);
  const range = {
    from: Date.parse(asked.from ?? "") || now - dayMs,
    to: Math.min(now, Date.parse(asked.to ?? "") || now),
  };
  const [history, incidents, deploys, goodUntil] = await Promise.all([
    readHistory(store, kept, { from: Math.min(range.from, now - shownDays * dayMs), to: now }),
    listIncidents(store, key, shownIncidents),
    countDeploys(store, key.target, new Date(days[0]?.from ?? now)),
    findGoodUntil(store, key.target),
  ]);
  const isOwn = ({ serviceName, clusterName = key.clusterName }: (typeof deploys)[number]) =>
    serviceName === key.serviceName && clusterName === key.clusterName;
  return {
    ...headOf(kept, goodUntil !== undefined && goodUntil.getTime() >= now),
    uptime: {
      day: uptimeOf(history, { from: now - dayMs, to: now }),
      week: uptimeOf(history, { from: now - 7 * dayMs, to: now }),
      month: uptimeOf(history, { from: now - shownDays * dayMs, to: now }),
    },
    days: serviceDays(history, deploys.filter(isOwn), days),
    incidents,
    spans: spansAsSeen(history, range).slice(-spansAtMost),
  };
}

async function readHistory(store: Store, kept: KeptHealth & ServiceKey, { from, to }: Interval): Promise<History> {
  const [spans, watched] = await Promise.all([
    listSpans(store, kept, { from: new Date(from), to: new Date(to), limit: spansReadAtMost }),
    listWatched(store, kept.target, new Date(from)),
  ]);
  return { spans: [...spans, currentSpan(kept, to)], watched };
}

/** While nobody looks, how it was last says nothing about now. */
function headOf(kept: KeptHealth & ServiceKey, isWatched: boolean) {
  const { serviceName, clusterName, since, firstSeenAt, goneAt, version, probe, health, cause } = kept;
  return {
    ...{ serviceName, clusterName, since, firstSeenAt },
    ...(isWatched ? { health, ...(cause && { cause }) } : { health: "none" as const }),
    ...(goneAt && { goneAt }),
    ...(version && { version }),
    ...(probe && { probe: { statusCode: probe.statusCode, reason: probe.reason, since: probe.since } }),
  };
}

function uptimeOf(history: History, within: Interval): Uptime {
  const seconds = secondsWithin(history, within);
  const percent = uptimePercent(seconds);
  return { ...(percent !== undefined && { percent }), seenPercent: seenPercent(seconds, within) };
}
