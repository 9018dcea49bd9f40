import type { Crash } from "../../app";
import type { World } from "../../world";

export interface EcsSettings {
  /** Whether the first deployment of a service waits for the canary and the bake time as well. */
  firstDeploymentCanary: boolean;
  /** What a service gets that says nothing about it. AWS's own pages disagree about these. */
  defaults: { cpu: string; memory: string; healthCheckPath: string; containerPort: number };
  /** Whether a load balancer needs a right that AWS's managed infrastructure policy lacks. */
  needsDescribeAccountAttributes: boolean;
  /** Makes the containers end soon after their start; of new deployments alone with `onlyUpdates`. */
  crash?: Crash & { onlyUpdates?: boolean };
  /** Trips the rollback alarm of every update while it has a part of the requests. */
  alarm: boolean;
}

const defaults: EcsSettings = {
  firstDeploymentCanary: false,
  defaults: { cpu: "256", memory: "512", healthCheckPath: "/", containerPort: 80 },
  needsDescribeAccountAttributes: false,
  alarm: false,
};

export function ecsSettings({ settings }: World): EcsSettings {
  return { ...defaults, ...(settings.ecs as Partial<EcsSettings> | undefined) };
}
