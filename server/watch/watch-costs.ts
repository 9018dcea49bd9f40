import "server-only";
import { sumSpans } from "@/lib/domain/cost";
import { findJump } from "@/lib/domain/cost-jump";
import { idleAfterDays } from "@/lib/domain/idle";
import { rowKey } from "@/lib/domain/row-key";
import { splitTarget } from "@/lib/domain/split-target";
import { hurriedBySomebody } from "@/server/aws/call-priority";
import type { AwsClients } from "@/server/aws/clients";
import { readTraffic, type Traffic, trafficDays } from "@/server/aws/traffic";
import { saveJumps } from "@/server/store/cost-jumps";
import { listSpans, type Span, saveSpans } from "@/server/store/cost-spans";
import type { Store } from "@/server/store/open-store";
import { listReadings } from "@/server/store/readings";
import { saveFacts } from "@/server/store/service-facts";
import { saveTraffic } from "@/server/store/service-traffic";
import { readCostedServices } from "./costed-services";
import { readInTurn } from "./reading";
import { findCosts } from "./target-costs";
import { keepKept } from "./watch-kept";
import { keepPrices } from "./watch-prices";

const minuteMs = 60_000;
const factsPace = { everyMs: 5 * minuteMs, retryMs: 2 * minuteMs };
/** GetMetricData is paid for by the query: four times a day is a cent a month for four services. */
const trafficPace = { everyMs: 360 * minuteMs, retryMs: 60 * minuteMs };
const dayMs = 1440 * minuteMs;

export const factsReadingOf = (target: string) => `costs ${target}`;
export const trafficReadingOf = (target: string) => `traffic ${target}`;

/** Keeps what is known of a target's costs fresh: each part at its own pace, in one process of all. */
export function keepCosts(store: Store, aws: AwsClients, target: string): Promise<void> {
  return hurriedBySomebody(factsReadingOf(target), () => keepEachPart(store, aws, target));
}

async function keepEachPart(store: Store, aws: AwsClients, target: string): Promise<void> {
  await readInTurn(store, factsReadingOf(target), factsPace, async () => {
    await saveSpans(store, target, await readCostedServices(store, aws, target), new Date());
    await tellBoard(store, target);
    await noteJumps(store, target);
  });
  const facts = (await listReadings(store, [factsReadingOf(target)])).get(factsReadingOf(target));
  // Another process may be at the very first look, and which target groups there are is not known yet.
  if (facts?.readAt) {
    await readInTurn(store, trafficReadingOf(target), trafficPace, () => readOwnTraffic(store, aws, target));
    await keepKept(store, aws, target);
  }
  await keepPrices(store, aws, splitTarget(target).region);
}

async function readOwnTraffic(store: Store, aws: AwsClients, target: string): Promise<void> {
  const services = [...(await listSpans(store, target)).values()].flatMap((spans) => spans.at(-1) ?? []);
  const counted = services.flatMap(({ targetGroupArns, loadBalancerArn }) =>
    targetGroupArns.map((targetGroupArn) => ({ targetGroupArn, loadBalancerArn: loadBalancerArn ?? "" })),
  );
  const now = new Date();
  const traffic = await readTraffic(aws, counted, now);
  const watchedFrom = new Date(now.getTime() - trafficDays * dayMs);
  const read = services.map((service) => ({ ...ofService(service, traffic), watchedFrom }));
  await saveTraffic(store, target, read);
}

/** Of both its target groups: a rollout moves the traffic from one to the other. */
function ofService({ serviceArn, targetGroupArns }: Span, traffic: Map<string, Traffic>) {
  const own = targetGroupArns.flatMap((arn) => traffic.get(arn) ?? []);
  const last = own.flatMap(({ lastRequestOn }) => lastRequestOn?.getTime() ?? []);
  return {
    serviceArn,
    requestsPerDay: own.reduce((sum, { requestsPerDay }) => sum + requestsPerDay, 0),
    ...(last.length > 0 && { lastRequestOn: new Date(Math.max(...last)) }),
  };
}

/** What the row of a service shows of its cost. */
async function tellBoard(store: Store, target: string): Promise<void> {
  const { services } = await findCosts(store, target);
  const facts = services.map(({ cost }) => ({
    key: rowKey(cost),
    members: { hourlyUsd: cost.hourlyUsd, idleDays: (cost.idleDays ?? 0) >= idleAfterDays ? cost.idleDays : undefined },
  }));
  await saveFacts(store, target, "cost", facts);
}

async function noteJumps(store: Store, target: string): Promise<void> {
  const now = Date.now();
  const { services, gone } = await findCosts(store, target, now);
  const all = services.map(({ cost: { serviceName, clusterName }, spans }) => ({ serviceName, clusterName, spans }));
  const whole = { serviceName: "", clusterName: "", spans: sumSpans([...all.map(({ spans }) => spans), ...gone]) };
  const jumps = [...all, whole].flatMap(({ serviceName, clusterName, spans }) => {
    const jump = findJump(spans, now);
    return jump ? [{ target, serviceName, clusterName, ...jump }] : [];
  });
  await saveJumps(store, jumps, new Date(now).toISOString().slice(0, 10));
}
