import type {
  ListRoleTagsCommandInput,
  ListRoleTagsCommandOutput,
  TagRoleCommandInput,
  UntagRoleCommandInput,
} from "@aws-sdk/client-iam";
import type { Call } from "../../operation";
import { pageOfIam } from "./limits";
import { readOwnRole, readRole } from "./roles";
import { toTagRecord, toTags } from "./tags";

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
