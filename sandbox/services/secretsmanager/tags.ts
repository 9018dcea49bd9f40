import type { TagResourceRequest, UntagResourceRequest } from "@aws-sdk/client-secrets-manager";
import { AwsError, type Call } from "../../operation";
import { readLiveSecret, tagRecord } from "./tables";

const MOST_TAGS = 50;

export function tagResource(call: Call, { SecretId, Tags = [] }: TagResourceRequest): object {
  const secret = readLiveSecret(call, SecretId);
  const tags = { ...secret.tags, ...tagRecord(Tags) };
  if (Object.keys(tags).length > MOST_TAGS) {
    throw new AwsError("InvalidParameterException", `You can't have more than ${MOST_TAGS} tags on a secret.`);
  }
  secret.tags = tags;
  return {};
}

export function untagResource(call: Call, { SecretId, TagKeys = [] }: UntagResourceRequest): object {
  const secret = readLiveSecret(call, SecretId);
  for (const key of TagKeys) delete secret.tags[key];
  return {};
}
