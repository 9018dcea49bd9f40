import type { Place } from "../../place";
import { findRollout, isScaledUp, type Rollout, tasksOfTarget } from "./find-rollout";
import { adjustTasks } from "./keep-tasks";
import { launchTasks } from "./launch-tasks";
import { scheduleRollout } from "./rollout-schedule";
import { deploymentTable } from "./tables";

/** Starts the tasks that the new revision lacks. */
export function scaleUp(rollout: Rollout): void {
  const { deployment, service, target } = rollout;
  const missing = target.configuration.scalingTarget.minTaskCount - tasksOfTarget(rollout).length;
  if (missing > 0) launchTasks(rollout, service, target, deployment, missing);
  if (isScaledUp(rollout) && deployment.lifecycleStage === "SCALE_UP") scheduleRollout(rollout, 2_000);
}

/** Tries again what there was no room for. */
export function placeTasks(place: Place, serviceDeploymentArn: string): void {
  const deployment = deploymentTable(place).get(serviceDeploymentArn);
  const rollout = findRollout(place, deployment);
  if (rollout) scaleUp(rollout);
  else if (deployment) adjustTasks(place, deployment.serviceId);
}
