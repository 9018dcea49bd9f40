import type { TargetHealth } from "@aws-sdk/client-elastic-load-balancing-v2";
import { appAnswers } from "../../app";
import type { Place } from "../../place";
import { loadBalancersOf } from "../elasticloadbalancing/resources";
import { addServiceEvent } from "./service-events";
import { stopTask } from "./stop-task";
import { type RevisionRow, type TaskRow, taskTable } from "./tables";
import { findTarget, setHealth, type Target } from "./targets";

const RETRY_MS = 10_000;
const INTERVAL_MS = 30_000;
const UNHEALTHY_AFTER = 2;
const GRACE_PERIOD_MS = 300_000;

export interface HealthTask {
  taskArn: string;
  failures: number;
}

/** One look of the load balancer at a task. Once it is well it is not looked at again: nothing here makes it ill. */
export function checkTarget(place: Place, { taskArn, failures }: HealthTask): void {
  const task = taskTable(place).get(taskArn);
  if (task?.desiredStatus !== "RUNNING") return;
  const target = findTarget(place, task);
  if (!target) {
    later(place, task, 0, RETRY_MS);
  } else if (!target.health) {
    const { service, targetGroupArn } = target;
    addServiceEvent(place, service, `registered 1 targets in (target-group ${targetGroupArn})`);
    begin(place, task, target);
  } else if (target.health.State === "unused") {
    begin(place, task, target);
  } else {
    look(place, task, target, failures);
  }
}

/** A target waits until its target group gets requests at all; then it is looked at for the first time. */
function begin(place: Place, task: TaskRow, target: Target): void {
  const { standard, nodes } = target.service;
  const isInUse = standard ? loadBalancersOf(place, target.targetGroupArn).length > 0 : nodes.rule.status === "ACTIVE";
  setHealth(place, task, target, isInUse ? initial : notInUse);
  later(place, task, 0, isInUse ? INTERVAL_MS : RETRY_MS);
}

function look(place: Place, task: TaskRow, target: Target, failures: number): void {
  const { service, revision, targetGroupArn } = target;
  const { taskArn, id } = task;
  const illness = illnessOf(revision, task);
  if (!illness) {
    setHealth(place, task, target, { State: "healthy" });
    place.world.record("event", place, "ecs.target-healthy", { taskArn, targetGroupArn });
    place.world.schedule(place, "ecs.target-healthy", 0, taskArn);
    return;
  }
  const count = failures + 1;
  setHealth(place, task, target, count >= UNHEALTHY_AFTER ? illness : initial);
  if (count === UNHEALTHY_AFTER) {
    const { containerPort } = revision.configuration.primaryContainer;
    const text = `(port ${containerPort}) is unhealthy in (target-group ${targetGroupArn}) due to (reason ${illness.Description}).`;
    addServiceEvent(place, service, text);
  }
  const { clock } = place.world;
  const isGraced = clock.now() - (task.startedAt?.getTime() ?? 0) < clock.scaled(GRACE_PERIOD_MS);
  if (count < UNHEALTHY_AFTER || isGraced) {
    later(place, task, count, INTERVAL_MS);
    return;
  }
  const stoppedReason = `Task failed ELB health checks in (target-group ${targetGroupArn})`;
  stopTask(place, task, { stopCode: "ServiceSchedulerInitiated", stoppedReason, failed: true });
  addServiceEvent(place, service, `has stopped 1 running tasks: (task ${id}).`);
}

const initial: TargetHealth = {
  State: "initial",
  Reason: "Elb.InitialHealthChecking",
  Description: "Initial health checks in progress",
};
const notInUse: TargetHealth = {
  State: "unused",
  Reason: "Target.NotInUse",
  Description: "Target group is not configured to receive traffic from the load balancer",
};

/** What the app's answer to the health check makes of it. */
function illnessOf({ app, configuration }: RevisionRow, { fate }: TaskRow): TargetHealth | undefined {
  const { healthCheckPath, primaryContainer } = configuration;
  const hasOtherPort = (app?.port ?? primaryContainer.containerPort) !== primaryContainer.containerPort;
  if (!app || hasOtherPort || fate === "wrong-port") {
    return { State: "unhealthy", Reason: "Target.FailedHealthChecks", Description: "Health checks failed" };
  }
  if (fate === "answers-slowly")
    return { State: "unhealthy", Reason: "Target.Timeout", Description: "Request timed out" };
  if (appAnswers(app, healthCheckPath.replace(/\?.*$/, ""))) return undefined;
  const Description = "Health checks failed with these codes: [404]";
  return { State: "unhealthy", Reason: "Target.ResponseCodeMismatch", Description };
}

function later(place: Place, { taskArn }: TaskRow, failures: number, awsMs: number): void {
  place.world.schedule(place, "ecs.health", awsMs, { taskArn, failures } satisfies HealthTask);
}
