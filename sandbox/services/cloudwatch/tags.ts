import type {
  ListTagsForResourceInput,
  ListTagsForResourceOutput,
  TagResourceInput,
  UntagResourceInput,
} from "@aws-sdk/client-cloudwatch";
import { AwsError, type Call } from "../../operation";
import { type AlarmRow, alarmTable } from "./tables";

const MOST_TAGS = 50;

export function tagResource(call: Call, { ResourceARN, Tags = [] }: TagResourceInput): object {
  const alarm = readAlarm(call, ResourceARN);
  const tags = { ...alarm.tags, ...Object.fromEntries(Tags.map(({ Key = "", Value = "" }) => [Key, Value])) };
  if (Object.keys(tags).length > MOST_TAGS) {
    throw new AwsError("InvalidParameterValueException", `The resource has more than the limit of ${MOST_TAGS} tags.`);
  }
  alarm.tags = tags;
  return {};
}

export function untagResource(call: Call, { ResourceARN, TagKeys = [] }: UntagResourceInput): object {
  const alarm = readAlarm(call, ResourceARN);
  for (const key of TagKeys) delete alarm.tags[key];
  return {};
}

export function listTagsForResource(call: Call, { ResourceARN }: ListTagsForResourceInput): ListTagsForResourceOutput {
  return { Tags: Object.entries(readAlarm(call, ResourceARN).tags).map(([Key, Value]) => ({ Key, Value })) };
}

function readAlarm(call: Call, arn = ""): AlarmRow {
  const [, name] = /^arn:aws:cloudwatch:[^:]*:[^:]*:alarm:(.+)$/s.exec(arn) ?? [];
  if (name === undefined)
    throw new AwsError("InvalidParameterValueException", `The value ${arn} for parameter ResourceARN is invalid.`);
  const alarm = alarmTable(call).get(name);
  if (alarm?.AlarmArn === arn) return alarm;
  throw new AwsError("ResourceNotFoundException", `Unknown alarm: ${arn}`, 404, {
    ResourceType: "alarm",
    ResourceId: name,
  });
}
