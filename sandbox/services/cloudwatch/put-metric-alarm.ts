import type { PutMetricAlarmInput } from "@aws-sdk/client-cloudwatch";
import { checkConstraints } from "../../constraints";
import { AwsError, type Call } from "../../operation";
import { recordAlarm } from "./alarm-history";
import { checkQueries } from "./query-series";
import { isStatistic } from "./samples";
import { type AlarmRow, alarmArn, alarmTable } from "./tables";

const comparisons = [
  "GreaterThanOrEqualToThreshold",
  "GreaterThanThreshold",
  "LessThanThreshold",
  "LessThanOrEqualToThreshold",
];
const treatments = ["breaching", "notBreaching", "ignore", "missing"];

const constraints = {
  AlarmName: { min: 1, max: 255 },
  AlarmDescription: { max: 1024 },
  MetricName: { min: 1, max: 255 },
  Namespace: { min: 1, max: 255, pattern: /^[^:].*$/ },
  Statistic: { values: ["SampleCount", "Average", "Sum", "Minimum", "Maximum"] },
  EvaluationPeriods: { min: 1 },
  DatapointsToAlarm: { min: 1 },
  Period: { min: 1 },
  ComparisonOperator: { values: comparisons },
  Dimensions: { max: 30 },
  OKActions: { max: 5 },
  AlarmActions: { max: 5 },
  InsufficientDataActions: { max: 5 },
};

/** Makes an alarm, or replaces all of one that is there but its state and its tags. */
export function putMetricAlarm(call: Call, input: PutMetricAlarmInput): object {
  checkAlarm(input);
  const { Tags = [], EvaluationCriteria: _criteria, ...settings } = input;
  const AlarmName = input.AlarmName ?? "";
  const existing = alarmTable(call).get(AlarmName);
  const now = call.world.clock.date();
  const row: AlarmRow = {
    ActionsEnabled: true,
    OKActions: [],
    AlarmActions: [],
    InsufficientDataActions: [],
    Dimensions: [],
    ...settings,
    AlarmName,
    AlarmArn: alarmArn(call, AlarmName),
    AlarmConfigurationUpdatedTimestamp: now,
    StateValue: existing?.StateValue ?? "INSUFFICIENT_DATA",
    StateReason: existing?.StateReason ?? "Unchecked: Initial alarm creation",
    StateReasonData: existing?.StateReasonData,
    StateUpdatedTimestamp: existing?.StateUpdatedTimestamp ?? now,
    StateTransitionedTimestamp: existing?.StateTransitionedTimestamp ?? now,
    tags: existing?.tags ?? Object.fromEntries(Tags.map(({ Key = "", Value = "" }) => [Key, Value])),
    createdAt: existing?.createdAt ?? now,
    madeBy: existing?.madeBy ?? call.principal.arn,
    ...(existing?.serviceId && { serviceId: existing.serviceId }),
  };
  putAlarm(call, row);
  return {};
}

export function putAlarm(place: Pick<Call, "account" | "region" | "world">, row: AlarmRow): void {
  const isNew = !alarmTable(place).has(row.AlarmName);
  alarmTable(place).set(row.AlarmName, row);
  const verb = isNew ? "created" : "updated";
  const { AlarmName, AlarmArn, AlarmDescription, ComparisonOperator, EvaluationPeriods, Threshold } = row;
  const configuration = { alarmName: AlarmName, alarmArn: AlarmArn, description: AlarmDescription };
  recordAlarm(place, AlarmName, "ConfigurationUpdate", `Alarm "${AlarmName}" ${verb}`, {
    type: isNew ? "Create" : "Update",
    [isNew ? "createdAlarm" : "updatedAlarm"]: {
      ...configuration,
      comparisonOperator: ComparisonOperator,
      evaluationPeriods: EvaluationPeriods,
      threshold: Threshold,
    },
  });
  place.world.record("effect", place, `cloudwatch.alarm-${verb}`, { alarmName: AlarmName });
}

function checkAlarm(input: PutMetricAlarmInput): void {
  checkConstraints(input, constraints, "ValidationError");
  const { AlarmName, Metrics, EvaluationPeriods = 1, DatapointsToAlarm = 1, TreatMissingData = "missing" } = input;
  if (AlarmName === undefined) throw missing("AlarmName");
  if (input.EvaluationCriteria) throw invalid("The parameter EvaluationCriteria is not supported.");
  for (const name of ["ComparisonOperator", "EvaluationPeriods", "Threshold"] as const) {
    if (input[name] === undefined) throw missing(name);
  }
  if (!treatments.includes(TreatMissingData)) {
    throw invalid(
      `The value ${TreatMissingData} for parameter TreatMissingData is not valid. Valid values are [${treatments.join(", ")}].`,
    );
  }
  if (DatapointsToAlarm > EvaluationPeriods) {
    throw invalid("The parameter DatapointsToAlarm must be less than or equal to the parameter EvaluationPeriods.");
  }
  if (Metrics) checkExpression(input, Metrics);
  else checkMetric(input, EvaluationPeriods);
}

const singleMetric = ["MetricName", "Namespace", "Dimensions", "Period", "Statistic", "ExtendedStatistic"] as const;

function checkExpression(input: PutMetricAlarmInput, metrics: NonNullable<PutMetricAlarmInput["Metrics"]>): void {
  const both = singleMetric.find((name) => input[name] !== undefined);
  if (both) {
    throw invalid(`The parameters Metrics and ${both} are mutually exclusive and you have specified both.`);
  }
  checkQueries(metrics);
  const returned = metrics.filter(({ ReturnData = true }) => ReturnData).length;
  if (returned !== 1) throw invalid("Exactly one element of the metrics list should return data.");
}

function checkMetric(input: PutMetricAlarmInput, evaluationPeriods: number): void {
  const { Period = 60, Statistic, ExtendedStatistic } = input;
  for (const name of ["MetricName", "Namespace", "Period"] as const) {
    if (input[name] === undefined) throw missing(name);
  }
  if (!Statistic === !ExtendedStatistic) {
    throw invalid("Exactly one of the parameters Statistic and ExtendedStatistic must be specified.");
  }
  if (ExtendedStatistic && !isStatistic(ExtendedStatistic)) {
    throw invalid(`The value ${ExtendedStatistic} for parameter ExtendedStatistic is not supported.`);
  }
  if (![10, 20, 30].includes(Period) && Period % 60 !== 0) {
    throw invalid(`The value ${Period} for parameter Period must be 10, 20, 30 or a multiple of 60.`);
  }
  if (Period * evaluationPeriods > 7 * 86_400) {
    throw invalid("Metrics cannot be checked across more than 7 days (EvaluationPeriods * Period must be <= 604800).");
  }
}

function missing(name: string): AwsError {
  return invalid(`The parameter ${name} is required.`);
}

function invalid(message: string): AwsError {
  return new AwsError("ValidationError", message);
}
