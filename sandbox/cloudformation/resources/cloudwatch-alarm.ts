import type { PutMetricAlarmInput } from "@aws-sdk/client-cloudwatch";
import { AwsError, type Call } from "../../operation";
import { deleteAlarms } from "../../services/cloudwatch/change-alarms";
import { putMetricAlarm } from "../../services/cloudwatch/put-metric-alarm";
import { type AlarmRow, alarmTable } from "../../services/cloudwatch/tables";
import { generatedName } from "../physical-name";
import {
  choice,
  flag,
  integer,
  listOf,
  number,
  objectOf,
  replacing,
  required,
  tagList,
  text,
} from "../property-schema";
import type { ResourceType, WantedResource } from "../resource-type";
import { toOwnTags } from "../sdk-input";
import { splitTags } from "../system-tags";
import { tagChanges } from "../tag-changes";
import type { TemplateObject, TemplateValue } from "../template-value";

const dimensions = listOf(objectOf({ Name: required(text), Value: required(text) }));
const metricQuery = objectOf({
  AccountId: text,
  Expression: text,
  Id: required(text),
  Label: text,
  MetricStat: objectOf({
    Metric: required(objectOf({ Dimensions: dimensions, MetricName: text, Namespace: text })),
    Period: required(integer),
    Stat: required(text),
    Unit: text,
  }),
  Period: integer,
  ReturnData: flag,
});

function inputOf({ properties }: WantedResource, AlarmName: string): PutMetricAlarmInput {
  const { Tags: _tags, ...settings } = properties;
  return { ...(settings as unknown as PutMetricAlarmInput), AlarmName };
}

function readAlarm(call: Call, name: string): AlarmRow {
  const alarm = alarmTable(call).get(name);
  if (alarm) return alarm;
  throw new AwsError("ResourceNotFound", `Alarm ${name} does not exist`, 404);
}

function tagRecord(tags: WantedResource["tags"]): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key, Value }) => [String(Key), String(Value)]));
}

export const cloudwatchAlarm: ResourceType = {
  typeName: "AWS::CloudWatch::Alarm",
  properties: {
    ActionsEnabled: flag,
    AlarmActions: listOf(text),
    AlarmDescription: text,
    AlarmName: replacing(text),
    ComparisonOperator: required(
      choice(
        "GreaterThanOrEqualToThreshold",
        "GreaterThanThreshold",
        "LessThanThreshold",
        "LessThanOrEqualToThreshold",
        "LessThanLowerOrGreaterThanUpperThreshold",
        "LessThanLowerThreshold",
        "GreaterThanUpperThreshold",
      ),
    ),
    DatapointsToAlarm: integer,
    Dimensions: dimensions,
    EvaluateLowSampleCountPercentile: text,
    EvaluationPeriods: required(integer),
    ExtendedStatistic: text,
    InsufficientDataActions: listOf(text),
    MetricName: text,
    Metrics: listOf(metricQuery),
    Namespace: text,
    OKActions: listOf(text),
    Period: integer,
    Statistic: text,
    Tags: tagList,
    Threshold: number,
    ThresholdMetricId: text,
    TreatMissingData: text,
    Unit: text,
  },
  attributes: ["Arn"],
  nameProperty: "AlarmName",
  tagging: "update",
  createMs: 2_000,
  updateMs: 2_000,
  deleteMs: 1_500,
  create(call, wanted) {
    const name = String(wanted.properties.AlarmName ?? generatedName(wanted, 255));
    putMetricAlarm(call, {
      ...inputOf(wanted, name),
      Tags: splitTags(wanted.tags).given as PutMetricAlarmInput["Tags"],
    });
    readAlarm(call, name).tags = tagRecord(wanted.tags);
    return name;
  },
  update(call, wanted, before) {
    putMetricAlarm(call, inputOf(wanted, wanted.physicalId));
    const alarm = readAlarm(call, wanted.physicalId);
    const { tags, goneKeys } = tagChanges(before.tags, wanted.tags);
    Object.assign(alarm.tags, tagRecord(tags));
    for (const key of goneKeys) delete alarm.tags[key];
  },
  delete(call, { physicalId }) {
    deleteAlarms(call, { AlarmNames: [physicalId] });
  },
  read: (call, physicalId) => ({ Arn: readAlarm(call, physicalId).AlarmArn }),
  actual(call, { physicalId }) {
    const alarm = readAlarm(call, physicalId);
    const shown = Object.keys(cloudwatchAlarm.properties).map((name) => [name, alarm[name as keyof AlarmRow]]);
    return { ...withValues(Object.fromEntries(shown)), Tags: toOwnTags(Object.entries(alarm.tags)) };
  },
  isNameTaken: (call, name) => alarmTable(call).has(name),
};

/** An empty list is what AWS shows where nothing was said. */
function withValues(properties: Record<string, unknown>): TemplateObject {
  const said = Object.entries(properties).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return JSON.parse(JSON.stringify(Object.fromEntries(said))) as Record<string, TemplateValue>;
}
