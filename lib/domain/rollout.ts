import { z } from "zod";
import { Progress } from "./progress";

/** The stages that ECS goes through in a service deployment, in order. */
export const lifecycleStages = [
  "RECONCILE_SERVICE",
  "PRE_SCALE_UP",
  "SCALE_UP",
  "POST_SCALE_UP",
  "TEST_TRAFFIC_SHIFT",
  "POST_TEST_TRAFFIC_SHIFT",
  "PRODUCTION_TRAFFIC_SHIFT",
  "POST_PRODUCTION_TRAFFIC_SHIFT",
  "BAKE_TIME",
  "CLEAN_UP",
] as const;

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

/** How far each stage is, given the one that ECS is in. */
export function stageProgress(
  stage: string | undefined,
  rollout: Progress,
): { stage: (typeof lifecycleStages)[number]; progress: Progress }[] {
  const current = lifecycleStages.indexOf(stage as (typeof lifecycleStages)[number]);
  return lifecycleStages.map((name, index) => {
    if (rollout === "succeeded" || index < current) return { stage: name, progress: "succeeded" };
    if (index > current) return { stage: name, progress: "waiting" };
    return { stage: name, progress: rollout };
  });
}

/** `https://…` of an endpoint that ECS gives with or without a scheme. */
export function endpointUrl(endpoint: string): string {
  return /^https?:\/\//.test(endpoint) ? endpoint : `https://${endpoint}`;
}
