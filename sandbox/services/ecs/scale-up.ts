import { isScaledUp, type Rollout, tasksOfTarget } from "./find-rollout";
import { launchTask } from "./launch-task";
import { scheduleRollout } from "./rollout-schedule";
import { addServiceEvent } from "./service-events";

/** Starts the tasks that the new revision lacks. */
export function scaleUp(rollout: Rollout): void {
  const { deployment, service, target } = rollout;
  const wanted = target.configuration.scalingTarget.minTaskCount;
  const missing = wanted - tasksOfTarget(rollout).length;
  const tasks = Array.from({ length: Math.max(0, missing) }, () => launchTask(rollout, service, target, deployment));
  if (tasks.length > 0) {
    const ids = tasks.map(({ id }) => `(task ${id})`).join(" ");
    addServiceEvent(rollout, service, `has started ${tasks.length} tasks: ${ids}.`);
  }
  if (isScaledUp(rollout) && deployment.lifecycleStage === "SCALE_UP") scheduleRollout(rollout, 2_000);
}
