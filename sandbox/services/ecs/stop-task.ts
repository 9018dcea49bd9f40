import type { TaskStopCode } from "@aws-sdk/client-ecs";
import type { Place } from "../../place";
import { liveTasks } from "./find-service";
import { addServiceEvent } from "./service-events";
import type { ServiceRow, TaskRow } from "./tables";
import { drainTarget } from "./targets";
import { scheduleTask } from "./task-schedule";

const STOPPING_MS = 12_000;

export interface Ending {
  stopCode: TaskStopCode;
  stoppedReason: string;
  exitCode?: number;
  containerReason?: string | undefined;
  /** Whether it counts against its deployment. */
  failed?: boolean;
}

export function stopTask(place: Place, task: TaskRow, ending: Ending): void {
  if (task.desiredStatus === "STOPPED") return;
  const { stopCode, stoppedReason, exitCode, containerReason, failed } = ending;
  const now = place.world.clock.date();
  const hasStarted = task.startedAt !== undefined;
  Object.assign(task, {
    desiredStatus: "STOPPED",
    lastStatus: "DEPROVISIONING",
    stopCode,
    stoppedReason,
    stoppingAt: now,
  });
  if (hasStarted) task.exitCode = exitCode ?? 143;
  task.containerReason = hasStarted ? containerReason : stoppedReason;
  drainTarget(place, task);
  scheduleTask(place, task, "STOPPED", STOPPING_MS);
  place.world.record("event", place, "ecs.task-stopping", { taskArn: task.taskArn, stopCode, stoppedReason });
  if (failed) place.world.schedule(place, "ecs.task-failed", 0, task.taskArn);
}

/** Stops what runs of a revision, and says so once. */
export function stopTasksOf(place: Place, service: ServiceRow, revisionArn: string, stoppedReason: string): void {
  const tasks = liveTasks(place, service).filter((task) => task.serviceRevisionArn === revisionArn);
  if (tasks.length === 0) return;
  for (const task of tasks) stopTask(place, task, { stopCode: "ServiceSchedulerInitiated", stoppedReason });
  const ids = tasks.map(({ id }) => `(task ${id})`).join(" ");
  addServiceEvent(place, service, `has stopped ${tasks.length} running tasks: ${ids}.`);
}
