import type { Place } from "../../place";
import { liveTasks } from "./find-service";
import { launchTasks } from "./launch-tasks";
import { addServiceEvent } from "./service-events";
import { unfinishedDeployments } from "./start-deployment";
import { stopTask } from "./stop-task";
import { deploymentTable, type RevisionRow, revisionTable, type ServiceRow, serviceTable } from "./tables";

const AFTER_MS = 10_000;

/** A steady service gets the tasks that it lacks, and loses those that it has too many; deployments see to it themselves. */
export function keepTasks(place: Place, { id, status }: ServiceRow): void {
  if (status === "ACTIVE") place.world.schedule(place, "ecs.keep-tasks", AFTER_MS, id);
}

export function adjustTasks(place: Place, serviceId: string): void {
  const service = serviceTable(place).get(serviceId);
  const revision = revisionTable(place).get(service?.stableRevision ?? "");
  const deployment = deploymentTable(place).get(revision?.deploymentArn ?? "");
  if (service?.status !== "ACTIVE" || !revision || !deployment) return;
  if (unfinishedDeployments(place, service).length > 0) return;

  const tasks = liveTasks(place, service);
  const wanted = desiredCountOf(service, revision);
  if (tasks.length < wanted) {
    launchTasks(place, service, revision, deployment, wanted - tasks.length);
  } else if (tasks.length > wanted) {
    const surplus = tasks.slice(wanted);
    for (const task of surplus) {
      stopTask(place, task, {
        stopCode: "ServiceSchedulerInitiated",
        stoppedReason: `Scaling activity initiated by (deployment ${deployment.name})`,
      });
    }
    const ids = surplus.map((task) => `(task ${task.id})`).join(" ");
    addServiceEvent(place, service, `has stopped ${surplus.length} running tasks: ${ids}.`);
  }
}

export function desiredCountOf({ desiredCount, standard }: ServiceRow, { configuration }: RevisionRow): number {
  return desiredCount ?? standard?.desiredCount ?? configuration.scalingTarget.minTaskCount;
}
