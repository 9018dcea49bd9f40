import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  Tag,
  TagResourceRequest,
  TagResourceResponse,
  UntagResourceRequest,
  UntagResourceResponse,
} from "@aws-sdk/client-ecs";
import type { Call } from "../../operation";
import { required } from "../../required";
import { readCluster } from "./clusters";
import { findServiceByArn } from "./find-service";
import { invalidParameter } from "./invalid-parameter";
import { taskTable } from "./tables";
import { checkTags } from "./tag-checks";
import { readTaskDefinition } from "./task-definitions";

export function tagResource(call: Call, input: TagResourceRequest): TagResourceResponse {
  const resource = taggedResource(call, input.resourceArn);
  const tags = required(input.tags, "tags");
  const kept = (resource.tags ?? []).filter(({ key }) => !tags.some((tag) => tag.key === key));
  checkTags(tags, kept.length);
  resource.tags = [...kept, ...tags];
  return {};
}

export function untagResource(call: Call, input: UntagResourceRequest): UntagResourceResponse {
  const resource = taggedResource(call, input.resourceArn);
  const keys = required(input.tagKeys, "tagKeys");
  resource.tags = (resource.tags ?? []).filter(({ key }) => !key || !keys.includes(key));
  return {};
}

export function listTagsForResource(call: Call, input: ListTagsForResourceRequest): ListTagsForResourceResponse {
  return { tags: taggedResource(call, input.resourceArn).tags };
}

function taggedResource(call: Call, resourceArn: string | undefined): { tags?: Tag[] | undefined } {
  const arn = required(resourceArn, "resourceArn");
  const [, kind] = /^arn:[^:]*:ecs:[^:]*:[^:]*:([a-z-]+)\//.exec(arn) ?? [];
  if (kind === "cluster") return readCluster(call, arn);
  if (kind === "task-definition") return readTaskDefinition(call, arn);
  const found = kind === "task" ? taskTable(call).get(arn) : findServiceByArn(call, arn);
  if (found) return found;
  throw invalidParameter("The specified resource is not valid or does not exist.");
}
