import type {
  DeleteAlarmsInput,
  DisableAlarmActionsInput,
  EnableAlarmActionsInput,
  SetAlarmStateInput,
} from "@aws-sdk/client-cloudwatch";
import { checkConstraints } from "../../constraints";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { tripAlarm } from "../ecs/trip-alarm";
import { recordAlarm } from "./alarm-history";
import { setState } from "./alarm-state";
import { alarmTable } from "./tables";

/** A state set by hand lasts until the alarm is evaluated for the next time. */
const UNTIL_EVALUATED_MS = 60_000;

export function setAlarmState(call: Call, input: SetAlarmStateInput): object {
  const { AlarmName = "", StateValue = "OK", StateReason = "", StateReasonData } = input;
  checkConstraints(
    input,
    {
      AlarmName: { min: 1, max: 255 },
      StateValue: { values: ["OK", "ALARM", "INSUFFICIENT_DATA"] },
      StateReason: { max: 1023 },
      StateReasonData: { max: 4000 },
    },
    "ValidationError",
  );
  const data = StateReasonData === undefined ? undefined : parse(StateReasonData);
  const alarm = alarmTable(call).get(AlarmName);
  if (!alarm) throw new AwsError("ResourceNotFound", `Alarm ${AlarmName} does not exist`, 404);
  setState(call, alarm, { state: StateValue, reason: StateReason, ...(data && { data }) });
  alarm.setUntil = call.world.clock.now() + call.world.clock.scaled(UNTIL_EVALUATED_MS);
  if (StateValue === "ALARM") tripAlarm(call, alarm.serviceId, AlarmName);
  return {};
}

export function enableAlarmActions(call: Call, { AlarmNames = [] }: EnableAlarmActionsInput): object {
  return switchActions(call, AlarmNames, true);
}

export function disableAlarmActions(call: Call, { AlarmNames = [] }: DisableAlarmActionsInput): object {
  return switchActions(call, AlarmNames, false);
}

/** All of them or none. */
export function deleteAlarms(call: Call, input: DeleteAlarmsInput): object {
  checkConstraints(input, { AlarmNames: { max: 100 } }, "ValidationError");
  const { AlarmNames = [] } = input;
  const missing = AlarmNames.filter((name) => !alarmTable(call).has(name));
  if (missing.length > 0) throw new AwsError("ResourceNotFound", `Alarms not found: ${missing.join(", ")}`, 404);
  for (const name of AlarmNames) removeAlarm(call, name);
  return {};
}

export function removeAlarm(place: Place, name: string): void {
  if (!alarmTable(place).delete(name)) return;
  recordAlarm(place, name, "ConfigurationUpdate", `Alarm "${name}" deleted`, { type: "Delete" });
  place.world.record("effect", place, "cloudwatch.alarm-deleted", { alarmName: name });
}

/** Names of alarms that are not there are passed over. */
function switchActions(call: Call, names: string[], isEnabled: boolean): object {
  for (const name of names) {
    const alarm = alarmTable(call).get(name);
    if (!alarm || alarm.ActionsEnabled === isEnabled) continue;
    alarm.ActionsEnabled = isEnabled;
    alarm.AlarmConfigurationUpdatedTimestamp = call.world.clock.date();
    const verb = isEnabled ? "enabled" : "disabled";
    recordAlarm(call, name, "ConfigurationUpdate", `Alarm actions for ${name} ${verb}`, { type: "Update" });
  }
  return {};
}

function parse(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return value;
  } catch {}
  throw new AwsError("InvalidFormatFault", "StateReasonData must be valid JSON");
}
