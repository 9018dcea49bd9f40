import type { ServiceDeploymentLifecycleStage } from "@aws-sdk/client-ecs";
import type { Rollout } from "./find-rollout";

export interface RolloutTask {
  serviceDeploymentArn: string;
  /** The stage that it leaves; out of date where the deployment is in another one by now. */
  from: ServiceDeploymentLifecycleStage | undefined;
  /** Something that happens within the stage. */
  event?: "canary-passed" | "alarm" | "relaunch";
}

/** Leaves the stage, or does what happens within it, after a time. */
export function scheduleRollout(
  { deployment, ...place }: Rollout,
  awsMs: number,
  event?: NonNullable<RolloutTask["event"]>,
): void {
  const { serviceDeploymentArn, lifecycleStage } = deployment;
  const task: RolloutTask = { serviceDeploymentArn, from: lifecycleStage, ...(event && { event }) };
  place.world.schedule(place, "ecs.rollout", awsMs, task);
}
