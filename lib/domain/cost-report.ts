import { z } from "zod";
import { ExchangeRate } from "./exchange-rate";
import { keptParts } from "./kept";
import { priceItems, priceSources } from "./price";
import { Target, targetColours } from "./target";
import { WatchGap } from "./team-status";

/** Why something could not be read. */
export const CostGap = WatchGap.omit({ part: true });
export type CostGap = z.infer<typeof CostGap>;

/** Whose prices a figure is made of. */
export const PriceNote = z.object({
  source: z.enum(priceSources),
  asOf: z.iso.date(),
  /** Why it is not the Price List's. */
  gap: CostGap.optional(),
});
export type PriceNote = z.infer<typeof PriceNote>;

/** What a service costs: an estimate. Without a figure its prices are not known. */
export const ServiceCost = z.object({
  serviceName: z.string(),
  clusterName: z.string(),
  tasks: z.int(),
  cpu: z.number(),
  memory: z.number(),
  architecture: z.enum(["X86_64", "ARM64"]),
  hourlyUsd: z.number().optional(),
  /** How much of it is its share of the load balancer. */
  loadBalancerUsd: z.number().optional(),
  /** How much of it its logs, images and builds are; left out until any of them was read. */
  keptUsd: z.number().optional(),
  /** How much of it a pause stops: its tasks, and what they log. */
  pausableUsd: z.number().optional(),
  /** Its own, and its share of what others use too; what comes and goes is that of a month. */
  kept: z
    .object({
      logStorageGb: z.number().optional(),
      logIngestGb: z.number().optional(),
      imageGb: z.number().optional(),
      buildMinutes: z.number().optional(),
    })
    .optional(),
  /** How many services are behind its load balancer, itself among them. */
  sharedBy: z.int().optional(),
  /** Left out of the figure, for want of a price. */
  unpriced: z.array(z.enum(priceItems)),
  createdAt: z.iso.datetime().optional(),
  spentUsd: z.number().optional(),
  /** From then on its tasks were counted; before, it is taken for what it was then. */
  countedSince: z.iso.datetime().optional(),
  /** Full days without a request; left out where its requests are not known. */
  idleDays: z.int().optional(),
  pause: z.object({ by: z.string(), at: z.iso.datetime(), minTasks: z.int() }).optional(),
});
export type ServiceCost = z.infer<typeof ServiceCost>;

export const TargetCost = z.object({
  target: Target,
  alias: z.string(),
  colour: z.enum(targetColours),
  isProtected: z.boolean(),
  /** When AWS was last asked what there is; without it, it never was. */
  asOf: z.iso.datetime().optional(),
  gap: CostGap.optional(),
  /** Why it is not known how much its services are asked. */
  trafficGap: CostGap.optional(),
  /** Why some of what its services keep is not known. */
  keptGaps: z.array(CostGap.extend({ part: z.enum(keptParts) })),
  prices: PriceNote,
  hourlyUsd: z.number().optional(),
  spentUsd: z.number().optional(),
  loadBalancers: z.array(
    z.object({ arn: z.string(), services: z.int(), zones: z.int(), hourlyUsd: z.number().optional() }),
  ),
  services: z.array(ServiceCost),
});
export type TargetCost = z.infer<typeof TargetCost>;

export const CostReport = z.object({
  /** The server's clock. */
  now: z.iso.datetime(),
  rates: z.array(ExchangeRate),
  targets: z.array(TargetCost),
});
export type CostReport = z.infer<typeof CostReport>;

/** A service by its name; its cluster is needed where another cluster has one of the same name. */
export const ServiceAddress = z.strictObject({
  target: Target,
  serviceName: z.string().regex(/^[\w-]{1,255}$/, { error: "ecs-name" }),
  clusterName: z
    .string()
    .regex(/^[\w-]{1,255}$/, { error: "ecs-name" })
    .default("default"),
});
export type ServiceAddress = z.infer<typeof ServiceAddress>;

/** What AWS was asked for; it takes some minutes. */
export const PauseAnswer = z.object({
  serviceName: z.string(),
  clusterName: z.string(),
  /** From now on. */
  minTasks: z.int(),
  /** The stack whose parameter was changed, where the service belongs to one. */
  stackName: z.string().optional(),
});
export type PauseAnswer = z.infer<typeof PauseAnswer>;
