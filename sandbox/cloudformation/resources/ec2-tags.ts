import type { Tag } from "@aws-sdk/client-cloudformation";
import type { Call } from "../../operation";
import { readRow } from "../../services/ec2/find";
import type { Kind } from "../../services/ec2/kinds";
import { createTags, deleteTags } from "../../services/ec2/tags";
import type { PhysicalResource } from "../resource-type";
import { splitTags } from "../system-tags";
import { tagChanges } from "../tag-changes";

/** Puts a new resource's tags on it, CloudFormation's own among them. */
export function putTags(call: Call, kind: Kind, id: string, tags: Tag[]): void {
  const { given, system } = splitTags(tags);
  if (given.length > 0) createTags(call, { Resources: [id], Tags: given });
  const row = readRow(call, kind, id);
  row.tags = { ...row.tags, ...Object.fromEntries(system.map(({ Key = "", Value = "" }) => [Key, Value])) };
}

/** Those that somebody else has put on it stay. */
export function changeTags(call: Call, id: string, before: PhysicalResource, wanted: PhysicalResource): void {
  const { tags, goneKeys } = tagChanges(splitTags(before.tags).given, splitTags(wanted.tags).given);
  if (tags.length > 0) createTags(call, { Resources: [id], Tags: tags });
  if (goneKeys.length > 0) deleteTags(call, { Resources: [id], Tags: goneKeys.map((Key) => ({ Key })) });
}
