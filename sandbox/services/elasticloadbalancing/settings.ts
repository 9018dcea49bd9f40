import type { World } from "../../world";

export interface ElasticLoadBalancingSettings {
  /** What becomes of a target that was registered by hand, behind which the sandbox has no program to ask. */
  targetHealth: "healthy" | "unhealthy";
  /** The type that EC2 shows for an Application Load Balancer's interfaces; AWS's pages and accounts do not agree. */
  interfaceType: "load_balancer" | "interface";
  quotas: Partial<Record<Quota, number>>;
}

/** What a new account may have, as DescribeAccountLimits names it. */
export const quotas = {
  "application-load-balancers": 50,
  "listeners-per-application-load-balancer": 50,
  "rules-per-application-load-balancer": 100,
  "certificates-per-application-load-balancer": 25,
  "targets-per-application-load-balancer": 1000,
  "target-groups-per-application-load-balancer": 100,
  "target-groups-per-action-on-application-load-balancer": 5,
  "condition-values-per-alb-rule": 5,
  "condition-wildcards-per-alb-rule": 6,
  "target-groups": 3000,
  "targets-per-target-group": 1000,
  "network-load-balancers": 50,
  "listeners-per-network-load-balancer": 50,
  "targets-per-network-load-balancer": 3000,
  "targets-per-availability-zone-per-network-load-balancer": 500,
} as const;

export type Quota = keyof typeof quotas;

const defaults: ElasticLoadBalancingSettings = {
  targetHealth: "healthy",
  interfaceType: "interface",
  quotas: {},
};

export function elasticLoadBalancingSettings({ settings }: World): ElasticLoadBalancingSettings {
  return { ...defaults, ...(settings.elasticloadbalancing as Partial<ElasticLoadBalancingSettings> | undefined) };
}
