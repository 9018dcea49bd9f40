import { z } from "zod";
import { Progress } from "./progress";

export const RolloutRevision = z.object({
  /** The number at the end of its ARN. */
  id: z.string(),
  isNew: z.boolean(),
  requestedTasks: z.number(),
  runningTasks: z.number(),
  pendingTasks: z.number(),
  /** Share of the production traffic, 0 to 100. */
  trafficPercent: z.number().optional(),
});
export type RolloutRevision = z.infer<typeof RolloutRevision>;

/** One thing that ECS made for the service. */
export const ManagedResource = z.object({
  kind: z.enum([
    "load-balancer",
    "load-balancer-security-group",
    "certificate",
    "listener",
    "rule",
    "target-group",
    "scaling-target",
    "scaling-policy",
    "alarm",
    "service-security-group",
    "log-group",
  ]),
  arn: z.string(),
  progress: Progress,
  /** PROVISIONING, ACTIVE, DEPROVISIONING, DELETED or FAILED. */
  status: z.string(),
  reason: z.string().optional(),
});
export type ManagedResource = z.infer<typeof ManagedResource>;

/** ECS moving traffic to a new revision. */
export const Rollout = z.object({
  serviceArn: z.string(),
  serviceDeploymentArn: z.string().optional(),
  progress: Progress,
  /** PENDING, IN_PROGRESS, SUCCESSFUL, ROLLBACK_SUCCESSFUL, … as ECS says it. */
  status: z.string().optional(),
  stage: z.string().optional(),
  reason: z.string().optional(),
  revisions: z.array(RolloutRevision),
  resources: z.array(ManagedResource),
  targets: z.object({ healthy: z.number(), total: z.number(), reasons: z.array(z.string()) }).optional(),
  triggeredAlarms: z.array(z.string()),
  endpoint: z.string().optional(),
});
export type Rollout = z.infer<typeof Rollout>;
