import type {
  CreateTagsCommandInput,
  DeleteTagsCommandInput,
  DescribeTagsCommandInput,
  DescribeTagsCommandOutput,
  ResourceType,
  Tag,
} from "@aws-sdk/client-ec2";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { filterRows } from "./filters";
import { readRow } from "./find";
import { isKind, type Kind, kinds } from "./kinds";
import { pageOfEc2 } from "./page";
import { rowsOf } from "./tables";

const mostTags = 50;

/** All of the resources get all of the tags, or none gets any. */
export function createTags(call: Call, { Resources: ids = [], Tags = [] }: CreateTagsCommandInput): object {
  const added = toTagRecord(Tags);
  const rows = ids.map((id) => readTagged(call, id));
  const tagged = rows.map((row) => ({ ...row.tags, ...added }));
  if (tagged.some((tags) => Object.keys(tags).length > mostTags)) {
    throw new AwsError("TagLimitExceeded", `The maximum number of Tags for a resource has been reached.`);
  }
  for (const [at, row] of rows.entries()) row.tags = tagged[at] ?? row.tags;
  call.world.record("effect", call, "ec2.tags-created", { ids, keys: Object.keys(added) });
  return {};
}

/** A tag given with a value goes only where it has that value; no tags at all means every tag. */
export function deleteTags(call: Call, { Resources: ids = [], Tags }: DeleteTagsCommandInput): object {
  for (const row of ids.map((id) => readTagged(call, id))) {
    row.tags = Object.fromEntries(
      Object.entries(row.tags).filter(
        ([key, value]) =>
          Tags && !Tags.some((tag) => tag.Key === key && (tag.Value === undefined || tag.Value === value)),
      ),
    );
  }
  call.world.record("effect", call, "ec2.tags-deleted", { ids });
  return {};
}

export function describeTags(
  call: Call,
  input: DescribeTagsCommandInput,
): Omit<DescribeTagsCommandOutput, "$metadata"> {
  const all = (Object.keys(kinds) as Kind[]).flatMap((kind) =>
    [...rowsOf(call, kind)].flatMap(([id, { tags }]) => descriptionsOf(id, kinds[kind].type, tags)),
  );
  const rules = rulesOf(call).flatMap(({ SecurityGroupRuleId: id, tags }) =>
    descriptionsOf(id, "security-group-rule", tags),
  );
  const found = filterRows([...all, ...rules], input.Filters, {
    key: (tag) => [tag.Key],
    value: (tag) => [tag.Value],
    "resource-id": (tag) => [tag.ResourceId],
    "resource-type": (tag) => [tag.ResourceType],
  });
  const { items, NextToken } = pageOfEc2(found, input);
  return { Tags: items, NextToken };
}

function descriptionsOf(ResourceId: string, type: ResourceType, tags: Record<string, string>) {
  return Object.entries(tags).map(([Key, Value]) => ({
    ResourceId,
    ResourceType: type,
    Key,
    Value,
    tags: { [Key]: Value },
  }));
}

function rulesOf(place: Place) {
  return [...rowsOf(place, "sg").values()].flatMap(({ rules }) => rules);
}

export function toTagRecord(tags: readonly Tag[] = []): Record<string, string> {
  for (const { Key = "" } of tags) {
    if (Key === "") throw new AwsError("MissingParameter", "The request must contain the parameter tag key");
    if (Key.toLowerCase().startsWith("aws:")) {
      throw new AwsError("InvalidParameterValue", "Tag keys starting with 'aws:' are reserved for internal use");
    }
    if (Key.length > 127)
      throw new AwsError("InvalidParameterValue", "Tag key exceeds the maximum length of 127 characters");
  }
  return Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value]));
}

function readTagged(place: Place, id: string): { tags: Record<string, string> } {
  const rule = id.startsWith("sgr-") && rulesOf(place).find(({ SecurityGroupRuleId }) => SecurityGroupRuleId === id);
  if (rule) return rule;
  const prefix = id.split("-")[0] ?? "";
  if (!isKind(prefix)) throw new AwsError("InvalidID", `The ID '${id}' is not valid`);
  return readRow(place, prefix, id);
}
