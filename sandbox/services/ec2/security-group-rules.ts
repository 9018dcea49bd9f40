import type {
  AuthorizeSecurityGroupEgressCommandInput,
  AuthorizeSecurityGroupEgressCommandOutput,
  AuthorizeSecurityGroupIngressCommandInput,
  AuthorizeSecurityGroupIngressCommandOutput,
  DescribeSecurityGroupRulesCommandInput,
  DescribeSecurityGroupRulesCommandOutput,
  IpPermission,
  RevokeSecurityGroupEgressCommandInput,
  RevokeSecurityGroupIngressCommandInput,
} from "@aws-sdk/client-ec2";
import { AwsError, type Call } from "../../operation";
import { filterRows } from "./filters";
import { missing, readRow } from "./find";
import { pageOfEc2 } from "./page";
import { checkQuota } from "./quotas";
import { readGroup } from "./security-group-operations";
import { describeRule, newRule, toSeeds } from "./security-group-permissions";
import { rowsOf, type SecurityGroupRow } from "./tables";
import { tagsOf } from "./tag-specifications";
import { tagged } from "./views";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

export function authorizeSecurityGroupIngress(
  call: Call,
  input: AuthorizeSecurityGroupIngressCommandInput,
): Output<AuthorizeSecurityGroupIngressCommandOutput> {
  return authorize(call, readGroup(call, input), input, false);
}

export function authorizeSecurityGroupEgress(
  call: Call,
  input: AuthorizeSecurityGroupEgressCommandInput,
): Output<AuthorizeSecurityGroupEgressCommandOutput> {
  return authorize(call, readRow(call, "sg", input.GroupId ?? ""), input, true);
}

function authorize(
  call: Call,
  group: SecurityGroupRow,
  input: AuthorizeSecurityGroupIngressCommandInput,
  isEgress: boolean,
) {
  const tags = tagsOf(input.TagSpecifications, "security-group-rule");
  const seeds = permissionsOf(input).flatMap((permission) => toSeeds(call, permission, isEgress));
  const existing = group.rules.filter(({ IsEgress }) => IsEgress === isEgress);
  const known = new Set(existing.map(describeRule));
  const wanted = seeds.map(describeRule);
  if (new Set(wanted).size < wanted.length) {
    throw new AwsError("InvalidParameterValue", "The same permission must not appear multiple times");
  }
  const repeated = wanted.find((rule) => known.has(rule));
  if (repeated) throw new AwsError("InvalidPermission.Duplicate", `the specified rule "${repeated}" already exists`);
  checkQuota(call, "rulesPerSecurityGroup", existing.length + seeds.length);
  const rules = seeds.map((seed) => newRule(call, { ...group, madeBy: call.principal.arn }, seed, { ...tags }));
  group.rules.push(...rules);
  call.world.record("effect", call, "ec2.security-group-authorized", { groupId: group.GroupId, rules: wanted });
  return { Return: true, SecurityGroupRules: rules.map(tagged) };
}

export function revokeSecurityGroupIngress(call: Call, input: RevokeSecurityGroupIngressCommandInput): object {
  return revoke(call, readGroup(call, input), input, false);
}

export function revokeSecurityGroupEgress(call: Call, input: RevokeSecurityGroupEgressCommandInput): object {
  return revoke(call, readRow(call, "sg", input.GroupId ?? ""), input, true);
}

function revoke(
  call: Call,
  group: SecurityGroupRow,
  input: RevokeSecurityGroupIngressCommandInput,
  isEgress: boolean,
): object {
  const own = group.rules.filter(({ IsEgress }) => IsEgress === isEgress);
  const ids = input.SecurityGroupRuleIds ?? [];
  const strange = ids.find((id) => !own.some(({ SecurityGroupRuleId }) => SecurityGroupRuleId === id));
  if (strange) {
    throw new AwsError("InvalidSecurityGroupRuleId.NotFound", `The security group rule ID '${strange}' does not exist`);
  }
  const permissions = ids.length > 0 ? [] : permissionsOf(input);
  const wanted = new Set(permissions.flatMap((one) => toSeeds(call, one, isEgress)).map(describeRule));
  const gone = own.filter((rule) => ids.includes(rule.SecurityGroupRuleId) || wanted.has(describeRule(rule)));
  if (gone.length < ids.length + wanted.size) {
    throw new AwsError("InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
  }
  group.rules = group.rules.filter((rule) => !gone.includes(rule));
  call.world.record("effect", call, "ec2.security-group-revoked", {
    groupId: group.GroupId,
    rules: [...wanted, ...ids],
  });
  return {
    Return: true,
    RevokedSecurityGroupRules: gone.map(({ ReferencedGroupInfo, ...rule }) => ({
      ...tagged(rule),
      ReferencedGroupId: ReferencedGroupInfo?.GroupId,
    })),
  };
}

/** Rules come as a list, or as one in the members of the request itself. */
function permissionsOf(input: AuthorizeSecurityGroupIngressCommandInput): IpPermission[] {
  const { IpPermissions = [], IpProtocol, FromPort, ToPort, CidrIp } = input;
  const single = { IpProtocol, FromPort, ToPort, IpRanges: CidrIp ? [{ CidrIp }] : [] };
  const permissions = IpProtocol ? [...IpPermissions, single] : IpPermissions;
  if (permissions.length === 0) throw missing("ipPermissions");
  return permissions;
}

export function describeSecurityGroupRules(
  call: Call,
  input: DescribeSecurityGroupRulesCommandInput,
): Output<DescribeSecurityGroupRulesCommandOutput> {
  const ids = input.SecurityGroupRuleIds ?? [];
  const all = [...rowsOf(call, "sg").values()].flatMap(({ rules }) => rules);
  const strange = ids.find((id) => !all.some(({ SecurityGroupRuleId }) => SecurityGroupRuleId === id));
  if (strange) {
    throw new AwsError("InvalidSecurityGroupRuleId.NotFound", `The security group rule ID '${strange}' does not exist`);
  }
  const picked = all.filter(({ SecurityGroupRuleId }) => ids.length === 0 || ids.includes(SecurityGroupRuleId));
  const found = filterRows(picked, input.Filters, {
    "group-id": (rule) => [rule.GroupId],
    "security-group-rule-id": (rule) => [rule.SecurityGroupRuleId],
  });
  const { items, NextToken } = pageOfEc2(found, input, { ids, idsName: "securityGroupRuleIds" });
  return { SecurityGroupRules: items.map(tagged), NextToken };
}
