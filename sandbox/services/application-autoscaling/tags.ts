import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from "@aws-sdk/client-application-auto-scaling";
import { AwsError, type Call } from "../../operation";
import { type ScalableTargetRow, scalableTargetTable } from "./tables";

const MOST_TAGS = 50;

export function tagResource(call: Call, { ResourceARN, Tags = {} }: TagResourceRequest): object {
  const target = readTarget(call, ResourceARN);
  const tags = { ...target.tags, ...Tags };
  if (Object.keys(tags).length > MOST_TAGS) {
    throw new AwsError("TooManyTagsException", `A resource can have at most ${MOST_TAGS} tags`, 400, {
      ResourceName: ResourceARN,
    });
  }
  target.tags = tags;
  return {};
}

export function untagResource(call: Call, { ResourceARN, TagKeys = [] }: UntagResourceRequest): object {
  const target = readTarget(call, ResourceARN);
  for (const key of TagKeys) delete target.tags[key];
  return {};
}

export function listTagsForResource(
  call: Call,
  { ResourceARN }: ListTagsForResourceRequest,
): ListTagsForResourceResponse {
  return { Tags: { ...readTarget(call, ResourceARN).tags } };
}

function readTarget(call: Call, arn: string | undefined): ScalableTargetRow {
  const target = [...scalableTargetTable(call).values()].find(({ ScalableTargetARN }) => ScalableTargetARN === arn);
  if (target) return target;
  throw new AwsError("ResourceNotFoundException", `The resource doesn't exist: ${arn}`, 400, { ResourceName: arn });
}
