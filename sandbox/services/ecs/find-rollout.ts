import type { Place } from "../../place";
import { liveTasks } from "./find-service";
import {
  type DeploymentRow,
  deploymentTable,
  type RevisionRow,
  revisionTable,
  type ServiceRow,
  serviceTable,
  type TaskRow,
  taskTable,
} from "./tables";
import { isHealthyTarget } from "./targets";

/** A deployment that goes on, with all that it is about. */
export interface Rollout extends Place {
  deployment: DeploymentRow;
  service: ServiceRow;
  target: RevisionRow;
}

export function findRollout(place: Place, deployment: DeploymentRow | undefined): Rollout | undefined {
  if (deployment?.status !== "PENDING" && deployment?.status !== "IN_PROGRESS") return undefined;
  const service = serviceTable(place).get(deployment.serviceId);
  const target = revisionTable(place).get(deployment.targetRevision);
  if (service?.status !== "ACTIVE" || !target) return undefined;
  const { account, region, world } = place;
  return { account, region, world, deployment, service, target };
}

/** The one that a task was started for. */
export function findRolloutOfTask(place: Place, taskArn: string): Rollout | undefined {
  const revision = revisionTable(place).get(taskTable(place).get(taskArn)?.serviceRevisionArn ?? "");
  return findRollout(place, deploymentTable(place).get(revision?.deploymentArn ?? ""));
}

export function tasksOfTarget({ service, target, ...place }: Rollout): TaskRow[] {
  return liveTasks(place, service).filter((task) => task.serviceRevisionArn === target.serviceRevisionArn);
}

export function isScaledUp(rollout: Rollout): boolean {
  const healthy = tasksOfTarget(rollout).filter((task) => isHealthyTarget(rollout, task));
  return healthy.length >= rollout.target.configuration.scalingTarget.minTaskCount;
}
