import type { Place } from "../../place";
import { alarmName } from "../ecs/alarm-name";
import type { ServiceRow } from "../ecs/tables";
import { tripAlarm } from "../ecs/trip-alarm";
import { evaluateAlarm } from "./alarm-state";
import { putAlarm } from "./put-metric-alarm";
import { addRequest, type ServedRequest } from "./requests";
import { alarmArn, alarmTable } from "./tables";

const PERIOD = 60;
const MAKER = "ecs.amazonaws.com";
// The same in every alarm, and so kept once.
const nothing: never[] = [];

/** The alarm that takes a deployment back: errors of more than 1 % of the requests, in two minutes out of three. */
export function putRollbackAlarm(place: Place, service: ServiceRow): string {
  const now = place.world.clock.date();
  const AlarmName = alarmName(service);
  const AlarmArn = alarmArn(place, AlarmName);
  const tags = { AmazonECSManaged: "true" };
  const existing = alarmTable(place).get(AlarmName);
  putAlarm(place, {
    AlarmName,
    AlarmArn,
    AlarmDescription: `Rolls back deployments of the Amazon ECS Express service ${service.serviceName}`,
    ActionsEnabled: true,
    OKActions: nothing,
    AlarmActions: nothing,
    InsufficientDataActions: nothing,
    AlarmConfigurationUpdatedTimestamp: now,
    StateValue: existing?.StateValue ?? "INSUFFICIENT_DATA",
    StateReason: existing?.StateReason ?? "Unchecked: Initial alarm creation",
    StateUpdatedTimestamp: now,
    StateTransitionedTimestamp: now,
    Dimensions: nothing,
    EvaluationPeriods: 3,
    DatapointsToAlarm: 2,
    Threshold: 1,
    ComparisonOperator: "GreaterThanThreshold",
    TreatMissingData: "notBreaching",
    tags,
    createdAt: now,
    madeBy: MAKER,
    serviceId: service.id,
  });
  return AlarmArn;
}

/** A request has been answered. One that failed while a deployment goes on may set its alarm off. */
export function watchRequest(place: Place, service: ServiceRow, request: Omit<ServedRequest, "at">): void {
  addRequest(place, service.id, request);
  if (request.status >= 400 && service.currentDeployment) scheduleCheck(place, service);
}

export interface RollbackAlarmTask {
  serviceId: string;
  alarmName: string;
  checks: number;
}

/** Each check is due when another period is over; the alarm looks back on three. */
export function checkRollbackAlarm(place: Place, { serviceId, alarmName: name, checks }: RollbackAlarmTask): void {
  const alarm = alarmTable(place).get(name);
  if (alarm?.serviceId !== serviceId) return;
  evaluateAlarm(place, alarm);
  if (alarm.StateValue === "ALARM") tripAlarm(place, serviceId, name);
  else if (checks < 3) later(place, { serviceId, alarmName: name, checks: checks + 1 });
  else pendingChecks(place).delete(serviceId);
  if (alarm.StateValue === "ALARM") pendingChecks(place).delete(serviceId);
}

function scheduleCheck(place: Place, service: ServiceRow): void {
  if (pendingChecks(place).has(service.id)) return;
  pendingChecks(place).set(service.id, true);
  later(place, { serviceId: service.id, alarmName: alarmName(service), checks: 1 });
}

function later(place: Place, task: RollbackAlarmTask): void {
  place.world.schedule(place, "cloudwatch.rollback-alarm", PERIOD * 1000, task);
}

/** Of each service whether a check is due. */
function pendingChecks(place: Place): Map<string, true> {
  return place.world.table(place, "cloudwatch.rollback-checks");
}
