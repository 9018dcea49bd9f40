import "server-only";
import type { CostReport, TargetCost } from "@/lib/domain/cost-report";
import { keptParts } from "@/lib/domain/kept";
import type { TargetSettings } from "@/lib/domain/target";
import { readerAwsOf } from "@/server/access/aws-of";
import { listKnownTargets } from "@/server/access/known-targets";
import type { Context } from "@/server/context";
import { log } from "@/server/log";
import { listExchangeRates } from "@/server/store/exchange-rates";
import { listReadings } from "@/server/store/readings";
import { findCosts } from "@/server/watch/target-costs";
import { factsReadingOf, keepCosts, trafficReadingOf } from "@/server/watch/watch-costs";
import { keptReadingOf } from "@/server/watch/watch-kept";

/** What is known now of the targets that whoever asks may see. What is old is read anew, and there at the next look. */
export async function listCosts(context: Context, { target }: { target?: string }): Promise<CostReport> {
  const { store, session } = context;
  const known = await listKnownTargets(store);
  const seen = known.filter((each) => session.roleOn(each.target) && (!target || each.target === target));
  const [rates, targets] = await Promise.all([
    listExchangeRates(store),
    Promise.all(seen.map((settings) => toTargetCost(context, settings))),
  ]);
  for (const settings of seen) freshen(context, settings.target);
  return { now: new Date().toISOString(), rates, targets };
}

async function toTargetCost({ store }: Context, settings: TargetSettings): Promise<TargetCost> {
  const { target, alias, colour, isProtected } = settings;
  const subjects = [factsReadingOf(target), trafficReadingOf(target)] as const;
  const keptSubjects = keptParts.map((part) => ({ part, subject: keptReadingOf(part, target) }));
  const [{ prices, services, loadBalancers }, readings] = await Promise.all([
    findCosts(store, target),
    listReadings(store, [...subjects, ...keptSubjects.map(({ subject }) => subject)]),
  ]);
  const [facts, traffic] = subjects.map((subject) => readings.get(subject));
  const costs = services.map(({ cost }) => cost);
  return {
    ...{ target, alias, colour, isProtected, loadBalancers },
    asOf: facts?.readAt?.toISOString(),
    gap: facts?.gap,
    trafficGap: traffic?.gap,
    keptGaps: keptSubjects.flatMap(({ part, subject }) => {
      const gap = readings.get(subject)?.gap;
      return gap ? [{ ...gap, part }] : [];
    }),
    prices: { source: prices.source, asOf: prices.asOf, gap: prices.gap },
    hourlyUsd: sumOfKnown(costs.map(({ hourlyUsd }) => hourlyUsd)),
    spentUsd: sumOfKnown(costs.map(({ spentUsd }) => spentUsd)),
    services: costs,
  };
}

/** No sum where all figures are missing; those that are there are a sum of their own. */
function sumOfKnown(figures: readonly (number | undefined)[]): number | undefined {
  const known = figures.filter((figure) => figure !== undefined);
  return known.length > 0 || figures.length === 0 ? known.reduce((sum, figure) => sum + figure, 0) : undefined;
}

function freshen(context: Context, target: string): void {
  readerAwsOf(context, target)
    .then((aws) => keepCosts(context.store, aws, target))
    .catch((error: unknown) => log().debug({ err: error, target }, "Costs could not be kept fresh"));
}
