import type {
  ListRoleTagsCommandInput,
  ListRoleTagsCommandOutput,
  Tag,
  TagRoleCommandInput,
  UntagRoleCommandInput,
} from "@aws-sdk/client-iam";
import type { Call } from "../../operation";
import { pageOfIam } from "./limits";
import { readOwnRole, readRole } from "./roles";

export function tagRole(call: Call, { RoleName = "", Tags }: TagRoleCommandInput): object {
  const role = readOwnRole(call, RoleName);
  role.tags = { ...role.tags, ...toTagRecord(Tags) };
  return {};
}

export function untagRole(call: Call, { RoleName = "", TagKeys = [] }: UntagRoleCommandInput): object {
  const role = readOwnRole(call, RoleName);
  role.tags = Object.fromEntries(Object.entries(role.tags).filter(([key]) => !TagKeys.includes(key)));
  return {};
}

export function listRoleTags(
  call: Call,
  input: ListRoleTagsCommandInput,
): Omit<ListRoleTagsCommandOutput, "$metadata"> {
  const { items, ...rest } = pageOfIam(toTags(readRole(call, input.RoleName ?? "").tags), input);
  return { Tags: items, ...rest };
}

export function toTags(tags: Record<string, string>): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

export function toTagRecord(tags: readonly Tag[] = []): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value]));
}
