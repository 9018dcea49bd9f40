import type { TargetHealth } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Place } from "../../place";
import { removeTarget, setTargetHealth } from "../elasticloadbalancing/resources";
import { targetGroups } from "../elasticloadbalancing/tables";
import { addServiceEvent } from "./service-events";
import { type RevisionRow, revisionTable, type ServiceRow, serviceTable, type TaskRow } from "./tables";

/** The target of a task, in the target group of its revision. */
export interface Target {
  service: ServiceRow;
  revision: RevisionRow;
  targetGroupArn: string;
  health: TargetHealth | undefined;
}

export function findTarget(place: Place, task: TaskRow): Target | undefined {
  const revision = revisionTable(place).get(task.serviceRevisionArn);
  const service = serviceTable(place).get(task.serviceId);
  const targetGroupArn = revision && service && targetGroupOf(service, revision);
  const group = targetGroups(place).get(targetGroupArn ?? "");
  if (!revision || !service || !targetGroupArn || !group) return undefined;
  const health = group.targets.find(({ Target }) => Target?.Id === task.privateIp)?.TargetHealth;
  return { service, revision, targetGroupArn, health };
}

export function targetGroupOf({ nodes, standard }: ServiceRow, { targetGroup }: RevisionRow): string | undefined {
  return standard ? standard.loadBalancers[0]?.targetGroupArn : nodes[targetGroup].arn;
}

/** Behind no load balancer a task is well when it runs. */
export function isHealthyTarget(place: Place, task: TaskRow): boolean {
  const service = serviceTable(place).get(task.serviceId);
  if (service?.standard?.loadBalancers.length === 0) return task.lastStatus === "RUNNING";
  return findTarget(place, task)?.health?.State === "healthy";
}

export function setHealth(place: Place, task: TaskRow, target: Target, health: TargetHealth): void {
  setTargetHealth(place, target.targetGroupArn, descriptionOf(task, target), health);
}

/** No request goes to a task that stops; it leaves its target group when it has stopped. */
export function drainTarget(place: Place, task: TaskRow): void {
  const target = findTarget(place, task);
  if (!target?.health) return;
  setHealth(place, task, target, draining);
  addServiceEvent(place, target.service, `deregistered 1 targets in (target-group ${target.targetGroupArn})`);
}

export function forgetTarget(place: Place, task: TaskRow): void {
  const target = findTarget(place, task);
  if (target?.health) removeTarget(place, target.targetGroupArn, descriptionOf(task, target));
}

const draining: TargetHealth = {
  State: "draining",
  Reason: "Target.DeregistrationInProgress",
  Description: "Target deregistration is in progress",
};

function descriptionOf({ privateIp, availabilityZone }: TaskRow, { revision }: Target) {
  const Port = revision.configuration.primaryContainer.containerPort;
  return { Id: privateIp, Port, AvailabilityZone: availabilityZone };
}
