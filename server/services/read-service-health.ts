import "server-only";
import type { contract } from "@/lib/api/contract";
import type { InputOf } from "@/lib/api/endpoint";
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
import type { Context } from "@/server/context";
import { countDeploys, findGoodUntil, listIncidents, listSpans, listWatched } from "@/server/store/health-history";
import { findKeptHealth } from "@/server/store/health-rows";

const dayMs = 86_400_000;
const shownDays = 30;
const shownIncidents = 50;
/** Of the time asked for, the latest ones. */
const spansAtMost = 2_000;

export async function readServiceHealth(
  { store }: Pick<Context, "store">,
  input: InputOf<typeof contract.readServiceHealth>,
): Promise<ServiceHealth> {
  const kept = await findKeptHealth(store, input);
  if (!kept) throw new ProblemError("not-found", `Nothing was ever seen of ${input.serviceName} in ${input.target}.`);
  const now = Date.now();
  const days = latestDays(now, shownDays);
  const wanted = {
    from: Date.parse(input.from ?? "") || now - dayMs,
    to: Math.min(now, Date.parse(input.to ?? "") || now),
  };
  const since = new Date(Math.min(wanted.from, now - shownDays * dayMs));
  const [history, incidents, deploys, goodUntil] = await Promise.all([
    readHistory(store, kept, { from: since.getTime(), to: now }),
    listIncidents(store, input, shownIncidents),
    countDeploys(store, input.target, new Date(days[0]?.from ?? now)),
    findGoodUntil(store, input.target),
  ]);
  const isOwn = ({ serviceName, clusterName = input.clusterName }: (typeof deploys)[number]) =>
    serviceName === input.serviceName && clusterName === input.clusterName;
  return {
    ...headOf(kept, goodUntil !== undefined && goodUntil.getTime() >= now),
    uptime: {
      day: uptimeOf(history, { from: now - dayMs, to: now }),
      week: uptimeOf(history, { from: now - 7 * dayMs, to: now }),
      month: uptimeOf(history, { from: now - shownDays * dayMs, to: now }),
    },
    days: serviceDays(history, deploys.filter(isOwn), days),
    incidents,
    spans: spansAsSeen(history, wanted).slice(-spansAtMost),
  };
}

async function readHistory(
  store: Context["store"],
  kept: KeptHealth & Parameters<typeof findKeptHealth>[1],
  { from, to }: Interval,
): Promise<History> {
  const [spans, watched] = await Promise.all([
    listSpans(store, kept, { from: new Date(from), to: new Date(to), limit: 20_000 }),
    listWatched(store, kept.target, new Date(from)),
  ]);
  return { spans: [...spans, currentSpan(kept, to)], watched };
}

/** While nobody looks, how it was last says nothing about now. */
function headOf(kept: NonNullable<Awaited<ReturnType<typeof findKeptHealth>>>, isWatched: boolean) {
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
