import type { Place } from "../../place";
import { CANARY_PERCENT } from "../ecs/deployment-strategy";
import { deploymentsOf, tasksOf } from "../ecs/find-service";
import { ecsSettings } from "../ecs/settings";
import { type DeploymentRow, revisionTable, type ServiceRow, type TaskRow } from "../ecs/tables";
import { findTarget } from "../ecs/targets";

/** How long after its start a task gets its first requests. */
const REGISTERED_MS = 32_000;

export type TargetGroupName = "blueTargetGroup" | "greenTargetGroup";

export function tasksRunningAt(place: Place, service: ServiceRow, time: number): TaskRow[] {
  return tasksOf(place, service).filter(
    ({ startedAt, stoppingAt }) =>
      startedAt && startedAt.getTime() <= time && !(stoppingAt && stoppingAt.getTime() <= time),
  );
}

export function hostsAt(place: Place, service: ServiceRow, time: number, name: TargetGroupName) {
  const settled = time - place.world.clock.scaled(REGISTERED_MS);
  const hosts = tasksRunningAt(place, service, time).filter(
    (task) =>
      (task.startedAt?.getTime() ?? time) <= settled &&
      revisionTable(place).get(task.serviceRevisionArn)?.targetGroup === name,
  );
  const healthy = hosts.filter((task) => wasHealthy(place, task)).length;
  return { healthy, unhealthy: hosts.length - healthy };
}

function wasHealthy(place: Place, task: TaskRow): boolean {
  if (task.desiredStatus === "STOPPED") return !task.stoppedReason?.includes("health checks");
  return findTarget(place, task)?.health?.State === "healthy";
}

/** Which part of the requests a target group got, 0 to 1. */
export function shareAt(place: Place, service: ServiceRow, time: number, name: TargetGroupName): number {
  const deployment = deploymentAt(place, service, time);
  if (!deployment) return 0;
  const isTarget = revisionTable(place).get(deployment.targetRevision)?.targetGroup === name;
  const targetShare = targetShareAt(deployment, time);
  return isTarget ? targetShare : 1 - targetShare;
}

/** Whether what is being deployed then answers with errors, because the scenario wants its alarm to go off. */
export function isFailingUpdateAt(place: Place, service: ServiceRow, time: number): boolean {
  if (!ecsSettings(place.world).alarm) return false;
  const deployment = deploymentAt(place, service, time);
  return deployment !== undefined && deployment.sourceRevisions.length > 0 && targetShareAt(deployment, time) < 1;
}

function deploymentAt(place: Place, service: ServiceRow, time: number): DeploymentRow | undefined {
  return deploymentsOf(place, service).findLast(({ createdAt }) => createdAt.getTime() <= time);
}

function targetShareAt(deployment: DeploymentRow, time: number): number {
  const { status, finishedAt, rollback, sourceRevisions, targetWeight } = deployment;
  if (sourceRevisions.length === 0) return 1;
  if (finishedAt && finishedAt.getTime() <= time) return status === "SUCCESSFUL" ? 1 : 0;
  if (rollback && rollback.startedAt.getTime() <= time) return 0;
  return finishedAt || rollback ? CANARY_PERCENT / 100 : targetWeight / 100;
}
