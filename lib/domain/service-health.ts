import { z } from "zod";
import { Health, HealthCause, HealthSpan, Incident } from "./health";
import { ServiceDays } from "./team-status";

const Uptime = z.object({
  /** The share of the time that was seen in which it served; without it, nobody looked. */
  percent: z.number().optional(),
  /** The share of the time in which somebody looked and it was meant to serve. */
  seenPercent: z.number(),
});
export type Uptime = z.infer<typeof Uptime>;

/** How a service is and was, as far as it was watched. */
export const ServiceHealth = z.object({
  serviceName: z.string(),
  clusterName: z.string(),
  /** `none` while its target is not watched. */
  health: Health,
  cause: HealthCause.optional(),
  since: z.iso.datetime(),
  firstSeenAt: z.iso.datetime(),
  /** It is listed no more. */
  goneAt: z.iso.datetime().optional(),
  /** What serves: a commit, or a digest. */
  version: z.string().optional(),
  probe: z
    .object({ statusCode: z.int().optional(), reason: z.string().optional(), since: z.iso.datetime() })
    .optional(),
  uptime: z.object({ day: Uptime, week: Uptime, month: Uptime }),
  /** The latest 30 of UTC. */
  days: ServiceDays,
  /** Newest first. */
  incidents: z.array(Incident),
  /** What it was in the time that was asked for; where there is none, nobody looked. */
  spans: z.array(HealthSpan),
});
export type ServiceHealth = z.infer<typeof ServiceHealth>;
