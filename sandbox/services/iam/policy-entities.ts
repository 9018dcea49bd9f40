import type {
  ListEntitiesForPolicyCommandInput,
  ListEntitiesForPolicyCommandOutput,
  ListPolicyTagsCommandInput,
  ListPolicyTagsCommandOutput,
  TagPolicyCommandInput,
  UntagPolicyCommandInput,
} from "@aws-sdk/client-iam";
import type { Call } from "../../operation";
import { pageOfIam } from "./limits";
import { documentOf, readOwnPolicy } from "./policies";
import { roles } from "./tables";
import { toTagRecord, toTags } from "./tags";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

/** Who a policy is attached to, or limits. There are only roles here. */
export function listEntitiesForPolicy(
  call: Call,
  input: ListEntitiesForPolicyCommandInput,
): Output<ListEntitiesForPolicyCommandOutput> {
  const { PolicyArn = "", EntityFilter, PathPrefix = "/", PolicyUsageFilter } = input;
  documentOf(call, PolicyArn);
  const wantsRoles = EntityFilter === undefined || EntityFilter === "Role";
  const found = [...roles(call).values()].filter(({ attachedPolicyArns, permissionsBoundary, path }) => {
    const isUsed =
      PolicyUsageFilter === "PermissionsBoundary"
        ? permissionsBoundary === PolicyArn
        : attachedPolicyArns.includes(PolicyArn);
    return wantsRoles && isUsed && path.startsWith(PathPrefix);
  });
  const { items, ...rest } = pageOfIam(found, input);
  return {
    PolicyRoles: items.map(({ name, id }) => ({ RoleName: name, RoleId: id })),
    PolicyUsers: [],
    PolicyGroups: [],
    ...rest,
  };
}

export function tagPolicy(call: Call, { PolicyArn = "", Tags }: TagPolicyCommandInput): object {
  const policy = readOwnPolicy(call, PolicyArn);
  policy.tags = { ...policy.tags, ...toTagRecord(Tags) };
  return {};
}

export function untagPolicy(call: Call, { PolicyArn = "", TagKeys = [] }: UntagPolicyCommandInput): object {
  const policy = readOwnPolicy(call, PolicyArn);
  policy.tags = Object.fromEntries(Object.entries(policy.tags).filter(([key]) => !TagKeys.includes(key)));
  return {};
}

export function listPolicyTags(call: Call, input: ListPolicyTagsCommandInput): Output<ListPolicyTagsCommandOutput> {
  const { items, ...rest } = pageOfIam(toTags(readOwnPolicy(call, input.PolicyArn ?? "").tags), input);
  return { Tags: items, ...rest };
}
