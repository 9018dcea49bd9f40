import type {
  DescribeAlarmsForMetricInput,
  DescribeAlarmsForMetricOutput,
  DescribeAlarmsInput,
  DescribeAlarmsOutput,
  MetricAlarm,
} from "@aws-sdk/client-cloudwatch";
import { checkConstraints } from "../../constraints";
import { AwsError, type Call } from "../../operation";
import { pageOf } from "../../page";
import { evaluateAlarm } from "./alarm-state";
import { metricsOfAlarm } from "./rollback-metrics";
import { type AlarmRow, alarmTable, metricKey } from "./tables";

const states = ["OK", "ALARM", "INSUFFICIENT_DATA"];

export function describeAlarms(call: Call, input: DescribeAlarmsInput): DescribeAlarmsOutput {
  checkConstraints(
    input,
    {
      AlarmNames: { max: 100 },
      AlarmNamePrefix: { min: 1, max: 255 },
      StateValue: { values: states },
      ActionPrefix: { min: 1, max: 1024 },
      MaxRecords: { min: 1, max: 100 },
    },
    "ValidationError",
  );
  const { AlarmNames, AlarmNamePrefix, AlarmTypes = ["MetricAlarm"], StateValue, ActionPrefix, NextToken } = input;
  if (AlarmNames && AlarmNamePrefix !== undefined) {
    throw new AwsError("ValidationError", "AlarmNamePrefix and AlarmNames are mutually exclusive.");
  }
  const isOfComposites = input.ChildrenOfAlarmName !== undefined || input.ParentsOfAlarmName !== undefined;
  const found = AlarmTypes.includes("MetricAlarm") && !isOfComposites ? sortedAlarms(call) : [];
  const wanted = found.filter(
    (alarm) =>
      (!AlarmNames || AlarmNames.includes(alarm.AlarmName)) &&
      (AlarmNamePrefix === undefined || alarm.AlarmName.startsWith(AlarmNamePrefix)) &&
      (ActionPrefix === undefined || actionsOf(alarm).some((action) => action.startsWith(ActionPrefix))) &&
      (StateValue === undefined || upToDate(call, alarm).StateValue === StateValue),
  );
  const page = pageOf(wanted, { nextToken: NextToken, size: input.MaxRecords ?? 50, errorCode: "InvalidNextToken" });
  return {
    MetricAlarms: page.items.map((alarm) => toMetricAlarm(call, alarm)),
    CompositeAlarms: [],
    NextToken: page.nextToken,
  };
}

/** Those that watch exactly this metric; alarms on expressions are not among them. */
export function describeAlarmsForMetric(
  call: Call,
  input: DescribeAlarmsForMetricInput,
): DescribeAlarmsForMetricOutput {
  const { Namespace = "", MetricName = "", Dimensions = [], Statistic, ExtendedStatistic, Period, Unit } = input;
  checkConstraints(
    input,
    { Namespace: { min: 1, max: 255 }, MetricName: { min: 1, max: 255 }, Dimensions: { max: 30 } },
    "ValidationError",
  );
  const key = metricKey(Namespace, MetricName, Dimensions);
  const found = sortedAlarms(call).filter(
    (alarm) =>
      alarm.Namespace !== undefined &&
      metricKey(alarm.Namespace, alarm.MetricName ?? "", alarm.Dimensions ?? []) === key &&
      (!Statistic || alarm.Statistic === Statistic) &&
      (!ExtendedStatistic || alarm.ExtendedStatistic === ExtendedStatistic) &&
      (!Period || alarm.Period === Period) &&
      (!Unit || alarm.Unit === Unit),
  );
  return { MetricAlarms: found.map((alarm) => toMetricAlarm(call, alarm)) };
}

function sortedAlarms(call: Call): AlarmRow[] {
  return [...alarmTable(call).values()].toSorted((a, b) => (a.AlarmName < b.AlarmName ? -1 : 1));
}

function upToDate(call: Call, alarm: AlarmRow): AlarmRow {
  evaluateAlarm(call, alarm);
  return alarm;
}

function actionsOf({ OKActions = [], AlarmActions = [], InsufficientDataActions = [] }: AlarmRow): string[] {
  return [...OKActions, ...AlarmActions, ...InsufficientDataActions];
}

function toMetricAlarm(call: Call, row: AlarmRow): MetricAlarm {
  const { reason, data } = evaluateAlarm(call, row) ?? {};
  const { tags, createdAt, madeBy, serviceId, setUntil, ...alarm } = row;
  const why = { StateReason: reason, StateReasonData: data && JSON.stringify(data) };
  return { ...alarm, ...(alarm.StateReason === undefined && why), Metrics: metricsOfAlarm(call, row) };
}
