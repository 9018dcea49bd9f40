import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from "@aws-sdk/client-cloudwatch-logs";
import type { Call } from "../../operation";
import { required } from "../../required";
import { readLogGroup } from "./groups";

export function tagResource(call: Call, input: TagResourceRequest): object {
  Object.assign(readLogGroup(call, input.resourceArn).tags, required(input.tags, "tags"));
  return {};
}

export function untagResource(call: Call, input: UntagResourceRequest): object {
  const { tags } = readLogGroup(call, input.resourceArn);
  for (const key of required(input.tagKeys, "tagKeys")) delete tags[key];
  return {};
}

export function listTagsForResource(call: Call, input: ListTagsForResourceRequest): ListTagsForResourceResponse {
  return { tags: { ...readLogGroup(call, input.resourceArn).tags } };
}
