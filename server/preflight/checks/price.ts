import "server-only";
import { estimateService, perMonth } from "@/lib/domain/cost";
import { tablePrices } from "@/lib/domain/price-table";
import { zonesOf } from "@/lib/domain/subnet-choice";
import { type Found, finding } from "../found";
import type { Look } from "../look";
import { mostServices } from "../shared-balancers";

/**
 * What the service would cost with the least tasks, and with the most; its share of a load balancer among it. One that others made
 * keeps its size, and with it what it costs.
 */
export async function checkPrice(look: Look): Promise<Found> {
  const { subject, aws } = look;
  if (subject.kind === "adopted") return {};
  const [place, prices, service, shared] = await Promise.all([
    look.place(),
    look.readPrices?.(aws.region) ?? tablePrices(aws.region),
    look.service(),
    look.sharedBalancers(),
  ]);
  const roomy = shared.find(({ services }) => services < mostServices);
  const sharedBy = Math.max(1, (roomy?.services ?? 0) + (service ? 0 : 1));
  const isInternetFacing = place?.reach !== "vpc";
  const zones = roomy?.zones.length ?? zonesOf(place?.subnets ?? []).length;
  const estimate = (tasks: number) =>
    estimateService(
      {
        ...{ cpu: subject.cpu, memory: subject.memory, architecture: "X86_64", tasks },
        tasksHavePublicIp: isInternetFacing,
        // One for the rollback, and two for the scaling.
        alarms: 3,
        loadBalancer: { zones: zones || likelyZones, isInternetFacing, services: sharedBy },
      },
      prices,
    ).hourlyUsd;
  const hourlyUsd = estimate(subject.minTasks);
  return {
    evidence: {
      ...{ id: "price", hourlyUsd, monthlyUsd: hourlyUsd && perMonth(hourlyUsd) },
      ...{ mostHourlyUsd: estimate(subject.maxTasks), asOf: prices.asOf, tasks: subject.minTasks, sharedBy },
    },
    findings: hourlyUsd === undefined ? [finding("no-price", aws.region)] : [],
  };
}

/** Of most Regions; before there is a default VPC its zones are not known. */
const likelyZones = 3;
