import { z } from "zod";
import { Incident } from "./health";
import { ServiceHealth } from "./service-health";

/** How a service is, for whoever has a token of its feed. */
export const FeedStatus = ServiceHealth.pick({
  serviceName: true,
  clusterName: true,
  health: true,
  cause: true,
  since: true,
  version: true,
  uptime: true,
  days: true,
}).extend({
  target: z.string(),
  /** Why, in words; only where it is not well. */
  reason: z.string().optional(),
  /** The one that goes on. */
  incident: Incident.optional(),
});
export type FeedStatus = z.infer<typeof FeedStatus>;
