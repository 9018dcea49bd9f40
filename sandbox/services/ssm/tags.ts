import type {
  AddTagsToResourceRequest,
  ListTagsForResourceRequest,
  ListTagsForResourceResult,
  RemoveTagsFromResourceRequest,
} from "@aws-sdk/client-ssm";
import { AwsError, type Call } from "../../operation";
import { findParameter, type ParameterRow } from "./tables";

const MOST_TAGS = 50;

export function addTagsToResource(call: Call, input: AddTagsToResourceRequest): object {
  const row = readTagged(call, input);
  const tags = {
    ...row.tags,
    ...Object.fromEntries((input.Tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value])),
  };
  if (Object.keys(tags).length > MOST_TAGS)
    throw new AwsError("TooManyTagsError", `The number of tags exceeds the limit of ${MOST_TAGS}.`);
  row.tags = tags;
  return {};
}

export function removeTagsFromResource(call: Call, input: RemoveTagsFromResourceRequest): object {
  const row = readTagged(call, input);
  for (const key of input.TagKeys ?? []) delete row.tags[key];
  return {};
}

export function listTagsForResource(call: Call, input: ListTagsForResourceRequest): ListTagsForResourceResult {
  return { TagList: Object.entries(readTagged(call, input).tags).map(([Key, Value]) => ({ Key, Value })) };
}

function readTagged(call: Call, { ResourceType, ResourceId = "" }: ListTagsForResourceRequest): ParameterRow {
  const known = [
    "Document",
    "ManagedInstance",
    "MaintenanceWindow",
    "Parameter",
    "PatchBaseline",
    "OpsItem",
    "OpsMetadata",
    "Automation",
    "Association",
  ];
  if (!known.includes(ResourceType ?? "")) {
    throw new AwsError("InvalidResourceType", `${ResourceType} is not a valid resource type.`);
  }
  const row = ResourceType === "Parameter" ? findParameter(call, ResourceId)?.row : undefined;
  if (row) return row;
  throw new AwsError("InvalidResourceId", `The resource ID "${ResourceId}" is not valid. Verify the ID and try again.`);
}
