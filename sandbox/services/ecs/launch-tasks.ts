import type { Place } from "../../place";
import { grantedQuota } from "../servicequotas/granted";
import { vcpuCode } from "../servicequotas/owned-codes";
import { launchTask } from "./launch-task";
import { addServiceEvent } from "./service-events";
import { ecsSettings } from "./settings";
import { type DeploymentRow, type RevisionRow, type ServiceRow, type TaskRow, taskTable } from "./tables";

const RETRY_MS = 60_000;

/** As many as the Region's quota of vCPUs lets start; the rest is tried again later. */
export function launchTasks(
  place: Place,
  service: ServiceRow,
  revision: RevisionRow,
  deployment: DeploymentRow,
  count: number,
): TaskRow[] {
  if (service.standard?.launchType === "EC2" || service.standard?.launchType === "EXTERNAL") {
    const reason = "No Container Instances were found in your cluster";
    const text = `was unable to place a task because no container instance met all of its requirements. Reason: ${reason}.`;
    addServiceEvent(place, service, text);
    return [];
  }
  const units = Number(revision.configuration.cpu);
  const quota = grantedQuota(place, vcpuCode) ?? ecsSettings(place.world).vcpuQuota;
  const room = Math.max(0, Math.floor((quota * 1024 - usedUnits(place)) / units));
  const tasks = Array.from({ length: Math.min(count, room) }, () => launchTask(place, service, revision, deployment));
  if (tasks.length > 0) {
    const ids = tasks.map(({ id }) => `(task ${id})`).join(" ");
    addServiceEvent(place, service, `has started ${tasks.length} tasks: ${ids}.`);
  }
  if (tasks.length < count) {
    const reason = "You've reached the limit on the number of vCPUs you can run concurrently";
    addServiceEvent(place, service, `was unable to place a task. Reason: ${reason}.`);
    place.world.schedule(place, "ecs.place-tasks", RETRY_MS, deployment.serviceDeploymentArn);
  }
  return tasks;
}

/** CPU units, 1,024 of which are one vCPU, of all tasks that have not stopped. */
function usedUnits(place: Place): number {
  let sum = 0;
  for (const { lastStatus, cpu } of taskTable(place).values()) if (lastStatus !== "STOPPED") sum += Number(cpu);
  return sum;
}
