import { z } from "zod";
import { Target } from "./target";

/**
 * Names the ECS service, its stacks and its repository, so it keeps to what all of them allow: ECR wants lower case, and the
 * stacks and roles made of it must stay within 64 characters.
 */
export const ServiceName = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: "service-name" })
  .min(2, { error: "service-name" })
  .max(32, { error: "service-name" });
export type ServiceName = z.infer<typeof ServiceName>;

/** The word for how a service is doing; a deploy under way goes before health. */
export const ServiceState = z.enum(["healthy", "degraded", "failed", "deploying", "draining", "stale"]);
export type ServiceState = z.infer<typeof ServiceState>;

export const ServiceSummary = z.object({
  /** As ECS calls it. */
  serviceName: z.string(),
  serviceArn: z.string(),
  clusterName: z.string(),
  /** ACTIVE, DRAINING or INACTIVE, as ECS says it. */
  status: z.string(),
  state: ServiceState,
  /** Why it is not healthy, where there is something to say; ECS's or the load balancer's own words. */
  reason: z.string().optional(),
  tasks: z.object({ running: z.number(), desired: z.number() }),
  targets: z.object({ healthy: z.number(), total: z.number() }).optional(),
  /** Where it answers: a URL. */
  endpoint: z.string().optional(),
  image: z.string().optional(),
  imageDigest: z.string().optional(),
  /** Of the revision that serves. */
  deployedAt: z.iso.datetime().optional(),
  /** Who deployed what serves now, and by which run, where it was Slipway. */
  deployedBy: z.string().optional(),
  runId: z.string().optional(),
});
export type ServiceSummary = z.infer<typeof ServiceSummary>;

/** The services of one target, as last read. */
export const ServiceList = z.object({
  target: Target,
  asOf: z.iso.datetime(),
  services: z.array(ServiceSummary),
  /** Set when the last reading failed and `services` is an older one. */
  staleReason: z.string().optional(),
});
export type ServiceList = z.infer<typeof ServiceList>;

interface Signs {
  status: string;
  tasks: { running: number; desired: number };
  targets?: { healthy: number; total: number };
  deploying: boolean;
  /** ECS or an alarm says that the last rollout failed and was taken back, or could not be. */
  rolloutFailed: boolean;
}

export function serviceState({ status, tasks, targets, deploying, rolloutFailed }: Signs): ServiceState {
  if (status === "DRAINING") return "draining";
  if (deploying) return "deploying";
  const noneServes = tasks.desired > 0 && (tasks.running === 0 || (targets !== undefined && targets.healthy === 0));
  if (noneServes) return "failed";
  const someMissing = tasks.running < tasks.desired || (targets !== undefined && targets.healthy < tasks.desired);
  return someMissing || rolloutFailed ? "degraded" : "healthy";
}
