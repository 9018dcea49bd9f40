import "server-only";
import {
  type CostSpan,
  estimateLoadBalancer,
  estimateService,
  type KeptFacts,
  keptSum,
  lcusOf,
  type ServiceFacts,
  spentUsd,
  sumOf,
} from "@/lib/domain/cost";
import type { ServiceCost, TargetCost } from "@/lib/domain/cost-report";
import { idleDays } from "@/lib/domain/idle";
import type { Prices } from "@/lib/domain/price";
import { splitTarget } from "@/lib/domain/split-target";
import { listSpans, type Span } from "@/server/store/cost-spans";
import type { Store } from "@/server/store/open-store";
import { listPauses, type Pause } from "@/server/store/paused-services";
import { listKept } from "@/server/store/service-kept";
import { listTraffic, type ServiceTraffic } from "@/server/store/service-traffic";
import { findPrices, type PricesAtHand } from "./watch-prices";

/** A service with its cost, and how that came to be. */
export interface CostOfService {
  serviceArn: string;
  facts: ServiceFacts;
  spans: CostSpan[];
  cost: ServiceCost;
}

export interface CostsOfTarget {
  prices: PricesAtHand;
  services: CostOfService[];
  loadBalancers: TargetCost["loadBalancers"];
  /** What services that are gone cost in the last days. */
  gone: CostSpan[][];
}

interface Known {
  prices: Prices;
  traffic: Map<string, ServiceTraffic>;
  pauses: Map<string, Pause>;
  /** As it is now, also for what was before: that a first look finds it is no change of what a service costs. */
  kept: Map<string, KeptFacts>;
  /** Capacity units by the ARN of the load balancer. */
  lcus: Map<string, number>;
  now: number;
}

/** What is kept of a target's costs, at the prices that are at hand. AWS is not asked. */
export async function findCosts(store: Pick<Store, "db">, target: string, now = Date.now()): Promise<CostsOfTarget> {
  const [prices, spans, traffic, pauses, kept] = await Promise.all([
    findPrices(store, splitTarget(target).region),
    listSpans(store, target),
    listTraffic(store, target),
    listPauses(store, target),
    listKept(store, target),
  ]);
  const all = [...spans.values()];
  const here = all.flatMap((own) => own.at(-1) ?? []).filter(({ until }) => !until);
  const known = { prices, traffic, pauses, kept, lcus: lcusByBalancer(here, traffic), now };
  const services = here.map((current) => toService(spans.get(current.serviceArn) ?? [], current, known));
  const gone = all.filter((own) => own.at(-1)?.until).map((own) => ratesOf(own, known));
  return { prices, services, gone, loadBalancers: loadBalancersOf(here, known) };
}

function toService(spans: readonly Span[], current: Span, known: Known): CostOfService {
  const { serviceArn, serviceName, clusterName, createdAt } = current;
  const facts = asNow(current, known);
  const { tasks, cpu, memory, architecture, loadBalancer } = facts;
  const { lines, hourlyUsd, unpriced } = estimateService(facts, known.prices);
  // One of the same name may have been here before.
  const own = spans.filter((span) => span.createdAt?.getTime() === createdAt?.getTime());
  const rates = ratesOf(own, known);
  const traffic = known.traffic.get(serviceArn);
  const pause = known.pauses.get(serviceArn);
  const cost = {
    ...{ serviceName, clusterName, tasks, cpu, memory, architecture, hourlyUsd, unpriced },
    ...(hourlyUsd !== undefined && {
      loadBalancerUsd: sumOf(lines, "load-balancer"),
      keptUsd: known.kept.has(serviceArn) ? keptSum(lines) : undefined,
      pausableUsd: sumOf(lines, "tasks"),
    }),
    kept: known.kept.get(serviceArn),
    sharedBy: loadBalancer?.services,
    createdAt: createdAt?.toISOString(),
    spentUsd: hourlyUsd === undefined ? undefined : spentUsd(rates, known.now),
    countedSince: own[0]?.since.toISOString(),
    idleDays: traffic && idleDays({ ...traffic, createdAt }, known.now),
    pause:
      pause && tasks === 0
        ? { by: pause.pausedBy, at: pause.pausedAt.toISOString(), minTasks: pause.minTasks }
        : undefined,
  };
  return { serviceArn, facts, spans: rates, cost };
}

/** What was before its tasks were counted is taken for what they were at first. */
function ratesOf(spans: readonly Span[], known: Known): CostSpan[] {
  const rates = spans.map((span, index) => {
    const from = index === 0 ? (span.createdAt ?? span.since) : span.since;
    const { hourlyUsd = 0 } = estimateService(asNow(span, known), known.prices);
    return { from: from.toISOString(), hourlyUsd };
  });
  const end = spans.at(-1)?.until;
  return end ? [...rates, { from: end.toISOString(), hourlyUsd: 0 }] : rates;
}

/** With what is measured now and then: requests, and what it keeps. */
function asNow({ facts, loadBalancerArn, serviceArn }: Span, { lcus, kept }: Known): ServiceFacts {
  const { loadBalancer } = facts;
  return {
    ...facts,
    ...kept.get(serviceArn),
    loadBalancer: loadBalancer && { ...loadBalancer, lcus: lcus.get(loadBalancerArn ?? "") },
  };
}

function lcusByBalancer(here: readonly Span[], traffic: Known["traffic"]): Map<string, number> {
  const requests = new Map<string, number>();
  for (const { loadBalancerArn = "", serviceArn } of here) {
    const more = traffic.get(serviceArn)?.requestsPerDay ?? 0;
    requests.set(loadBalancerArn, (requests.get(loadBalancerArn) ?? 0) + more);
  }
  return new Map([...requests].map(([arn, perDay]) => [arn, lcusOf(perDay)]));
}

function loadBalancersOf(here: readonly Span[], known: Known): TargetCost["loadBalancers"] {
  const found = new Map<string, TargetCost["loadBalancers"][number]>();
  for (const current of here) {
    const { loadBalancer } = asNow(current, known);
    const arn = current.loadBalancerArn;
    if (!loadBalancer || !arn) continue;
    const { hourlyUsd } = estimateLoadBalancer(loadBalancer, known.prices);
    found.set(arn, { arn, services: loadBalancer.services, zones: loadBalancer.zones, hourlyUsd });
  }
  return [...found.values()];
}
