import type { Place } from "../../place";
import { removeNetworkInterface } from "../ec2/network-interfaces";
import { startLines, writeAppLine } from "./app-log";
import type { HealthTask } from "./health-checks";
import { keepTasks } from "./keep-tasks";
import { startProblem } from "./start-problem";
import { stopTask } from "./stop-task";
import { type RevisionRow, revisionTable, type ServiceRow, serviceTable, type TaskRow, taskTable } from "./tables";
import { forgetTarget } from "./targets";
import { endingOf } from "./task-ending";
import { scheduleTask, type TaskTask } from "./task-schedule";

const PULL_MS = 18_000;
const REGISTER_MS = 2_000;
const CRASH_MS = 4_000;
/** Stopped tasks can be described for an hour at least. */
const FORGOTTEN_AFTER_MS = 60 * 60 * 1000;

export function advanceTask(place: Place, { taskArn, to }: TaskTask): void {
  const task = taskTable(place).get(taskArn);
  const revision = revisionTable(place).get(task?.serviceRevisionArn ?? "");
  const service = serviceTable(place).get(task?.serviceId ?? "");
  if (!task || !revision || !service) return;
  if (to === "forgotten") {
    taskTable(place).delete(taskArn);
    service.taskArns = service.taskArns.filter((arn) => arn !== taskArn);
  } else if (to === "STOPPED") {
    finishTask(place, task);
    keepTasks(place, service);
  } else if (task.desiredStatus === "RUNNING") {
    if (to === "PENDING") pull(place, task);
    else if (to === "RUNNING") run(place, service, revision, task);
    else crash(place, service, revision, task);
  }
}

function pull(place: Place, task: TaskRow): void {
  task.lastStatus = "PENDING";
  task.version = 2;
  if (task.fate === "no-free-addresses" || !task.privateIp) {
    const stoppedReason = `Unexpected EC2 error while attempting to Create Network Interface in subnet '${task.subnetId}': InsufficientFreeAddressesInSubnet`;
    stopTask(place, task, { stopCode: "TaskFailedToStart", stoppedReason, failed: true });
    return;
  }
  if (task.fate === "no-capacity") {
    const stoppedReason =
      "Capacity is unavailable at this time. Please try again later or in a different availability zone";
    stopTask(place, task, { stopCode: "TaskFailedToStart", stoppedReason, failed: true });
    return;
  }
  task.connectivityAt = place.world.clock.date();
  task.connectivity = "CONNECTED";
  task.pullStartedAt = task.connectivityAt;
  scheduleTask(place, task, "RUNNING", PULL_MS);
}

function run(place: Place, service: ServiceRow, revision: RevisionRow, task: TaskRow): void {
  const stoppedReason = startProblem(place, revision, task);
  if (stoppedReason) {
    stopTask(place, task, { stopCode: "TaskFailedToStart", stoppedReason, failed: true });
    return;
  }
  const now = place.world.clock.date();
  Object.assign(task, { lastStatus: "RUNNING", startedAt: now, pullStoppedAt: now, version: 3 });
  if (endingOf(place, service, revision, task)) {
    scheduleTask(place, task, "crashed", CRASH_MS);
    return;
  }
  for (const line of startLines(revision)) writeAppLine(place, revision, task, line);
  if (service.standard?.loadBalancers.length === 0) place.world.schedule(place, "ecs.target-healthy", 0, task.taskArn);
  else
    place.world.schedule(place, "ecs.health", REGISTER_MS, { taskArn: task.taskArn, failures: 0 } satisfies HealthTask);
}

function crash(place: Place, service: ServiceRow, revision: RevisionRow, task: TaskRow): void {
  const ending = endingOf(place, service, revision, task);
  for (const line of ending?.lastLines ?? []) writeAppLine(place, revision, task, line);
  stopTask(place, task, {
    stopCode: "EssentialContainerExited",
    stoppedReason: "Essential container in task exited",
    exitCode: ending?.exitCode ?? 1,
    containerReason: ending?.reason,
    failed: true,
  });
}

function finishTask(place: Place, task: TaskRow): void {
  const now = place.world.clock.date();
  Object.assign(task, { lastStatus: "STOPPED", executionStoppedAt: now, stoppedAt: now, connectivity: "DISCONNECTED" });
  task.version = (task.version ?? 1) + 2;
  forgetTarget(place, task);
  removeNetworkInterface(place, task.networkInterfaceId);
  scheduleTask(place, task, "forgotten", FORGOTTEN_AFTER_MS);
}
