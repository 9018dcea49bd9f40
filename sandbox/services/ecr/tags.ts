import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  TagResourceResponse,
  UntagResourceRequest,
  UntagResourceResponse,
} from "@aws-sdk/client-ecr";
import type { Call } from "../../operation";
import { required } from "../../required";
import { type RepositoryRow, readRepository } from "./repositories";
import { checkTags } from "./tag-checks";

export function tagResource(call: Call, input: TagResourceRequest): TagResourceResponse {
  const repository = repositoryOf(call, input.resourceArn);
  const tags = required(input.tags, "tags");
  const kept = repository.tags.filter(({ Key }) => !tags.some((tag) => tag.Key === Key));
  checkTags(tags, kept.length);
  repository.tags = [...kept, ...tags];
  return {};
}

export function untagResource(call: Call, input: UntagResourceRequest): UntagResourceResponse {
  const repository = repositoryOf(call, input.resourceArn);
  const keys = required(input.tagKeys, "tagKeys");
  repository.tags = repository.tags.filter(({ Key }) => !Key || !keys.includes(Key));
  return {};
}

export function listTagsForResource(call: Call, input: ListTagsForResourceRequest): ListTagsForResourceResponse {
  return { tags: repositoryOf(call, input.resourceArn).tags };
}

function repositoryOf(call: Call, resourceArn: string | undefined): RepositoryRow {
  return readRepository(call, required(resourceArn, "resourceArn").replace(/^.*:repository\//, ""));
}
