import type { Place } from "../../place";
import { removeNetworkInterface } from "../ec2/network-interfaces";
import { roleAllows } from "../iam/trust";
import { startLines, writeAppLine } from "./app-log";
import type { HealthTask } from "./health-checks";
import { cannotPull } from "./image";
import { ecsSettings } from "./settings";
import { stopTask } from "./stop-task";
import { type RevisionRow, revisionTable, type ServiceRow, serviceTable, type TaskRow, taskTable } from "./tables";
import { forgetTarget } from "./targets";
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
  } else if (task.desiredStatus === "RUNNING") {
    if (to === "PENDING") pull(place, task);
    else if (to === "RUNNING") run(place, service, revision, task);
    else crash(place, revision, task);
  }
}

function pull(place: Place, task: TaskRow): void {
  task.lastStatus = "PENDING";
  task.connectivityAt = place.world.clock.date();
  task.pullStartedAt = task.connectivityAt;
  scheduleTask(place, task, "RUNNING", PULL_MS);
}

function run(place: Place, service: ServiceRow, revision: RevisionRow, task: TaskRow): void {
  const stoppedReason = whyNotStarted(place, revision);
  if (stoppedReason) {
    stopTask(place, task, { stopCode: "TaskFailedToStart", stoppedReason, failed: true });
    return;
  }
  const now = place.world.clock.date();
  Object.assign(task, { lastStatus: "RUNNING", startedAt: now, pullStoppedAt: now, version: 3 });
  for (const container of task.containers ?? []) container.lastStatus = "RUNNING";
  if (crashOf(place, service, revision)) {
    scheduleTask(place, task, "crashed", CRASH_MS);
    return;
  }
  for (const line of startLines(revision)) writeAppLine(place, revision, task, line);
  place.world.schedule(place, "ecs.health", REGISTER_MS, { taskArn: task.taskArn, failures: 0 } satisfies HealthTask);
}

function whyNotStarted(place: Place, { app, configuration }: RevisionRow): string | undefined {
  const { executionRoleArn, primaryContainer } = configuration;
  const isInEcr = primaryContainer.image.includes(".dkr.ecr.");
  if (isInEcr && !roleAllows(place, executionRoleArn, "ecr:GetAuthorizationToken")) {
    return `ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: AccessDeniedException: ${executionRoleArn} is not authorized to perform: ecr:GetAuthorizationToken`;
  }
  return app ? undefined : cannotPull(primaryContainer.image);
}

function crash(place: Place, revision: RevisionRow, task: TaskRow): void {
  const service = serviceTable(place).get(task.serviceId);
  const ending = service && crashOf(place, service, revision);
  for (const line of ending?.lastLines ?? []) writeAppLine(place, revision, task, line);
  stopTask(place, task, {
    stopCode: "EssentialContainerExited",
    stoppedReason: "Essential container in task exited",
    exitCode: ending?.exitCode ?? 1,
    failed: true,
  });
}

function crashOf(place: Place, service: ServiceRow, { app, serviceRevisionArn }: RevisionRow) {
  const { crash: wanted } = ecsSettings(place.world);
  const isFirst = service.stableRevision === undefined || service.stableRevision === serviceRevisionArn;
  return wanted && !(wanted.onlyUpdates && isFirst) ? wanted : app?.crash;
}

function finishTask(place: Place, task: TaskRow): void {
  const now = place.world.clock.date();
  Object.assign(task, { lastStatus: "STOPPED", executionStoppedAt: now, stoppedAt: now, connectivity: "DISCONNECTED" });
  forgetTarget(place, task);
  removeNetworkInterface(place, task.networkInterfaceId);
  scheduleTask(place, task, "forgotten", FORGOTTEN_AFTER_MS);
}
