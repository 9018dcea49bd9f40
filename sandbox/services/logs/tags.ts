import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  ListTagsLogGroupRequest,
  TagLogGroupRequest,
  TagResourceRequest,
  UntagLogGroupRequest,
  UntagResourceRequest,
} from "@aws-sdk/client-cloudwatch-logs";
import type { Call } from "../../operation";
import { required } from "../../required";
import { readLogGroup } from "./groups";
import { checkTags } from "./tag-rules";

export function tagResource(call: Call, input: TagResourceRequest): object {
  return addTags(call, input.resourceArn, required(input.tags, "tags"));
}

export function untagResource(call: Call, input: UntagResourceRequest): object {
  return removeTags(call, input.resourceArn, required(input.tagKeys, "tagKeys"));
}

export function listTagsForResource(call: Call, input: ListTagsForResourceRequest): ListTagsForResourceResponse {
  return { tags: { ...readLogGroup(call, input.resourceArn).tags } };
}

export function tagLogGroup(call: Call, input: TagLogGroupRequest): object {
  return addTags(call, input.logGroupName, required(input.tags, "tags"));
}

export function untagLogGroup(call: Call, input: UntagLogGroupRequest): object {
  return removeTags(call, input.logGroupName, required(input.tags, "tags"));
}

export function listTagsLogGroup(call: Call, input: ListTagsLogGroupRequest): ListTagsForResourceResponse {
  return { tags: { ...readLogGroup(call, input.logGroupName).tags } };
}

function addTags(call: Call, identifier: string | undefined, added: Record<string, string>): object {
  const { tags } = readLogGroup(call, identifier);
  checkTags(tags, added);
  Object.assign(tags, added);
  return {};
}

function removeTags(call: Call, identifier: string | undefined, keys: string[]): object {
  const { tags } = readLogGroup(call, identifier);
  for (const key of keys) delete tags[key];
  return {};
}
