import type {
  AuthorizeSecurityGroupIngressCommandInput,
  AuthorizeSecurityGroupIngressCommandOutput,
  IpPermission,
  RevokeSecurityGroupIngressCommandInput,
  SecurityGroupRule,
} from "@aws-sdk/client-ec2";
import { AwsError, type Call } from "../../operation";
import { newId } from "./ids";
import { readGroup } from "./security-groups";
import type { SecurityGroupRow } from "./tables";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

export function authorizeSecurityGroupIngress(
  call: Call,
  input: AuthorizeSecurityGroupIngressCommandInput,
): Output<AuthorizeSecurityGroupIngressCommandOutput> {
  const group = readGroup(call, input);
  const added = permissionsOf(input);
  const known = new Set((group.IpPermissions ?? []).flatMap(describePermission));
  const repeated = added.flatMap(describePermission).find((rule) => known.has(rule));
  if (repeated) throw new AwsError("InvalidPermission.Duplicate", `the specified rule "${repeated}" already exists`);
  group.IpPermissions = [...(group.IpPermissions ?? []), ...added];
  return { Return: true, SecurityGroupRules: added.flatMap((permission) => toRules(group, permission)) };
}

export function revokeSecurityGroupIngress(call: Call, input: RevokeSecurityGroupIngressCommandInput): object {
  const group = readGroup(call, input);
  const gone = new Set(permissionsOf(input).flatMap(describePermission));
  const kept = (group.IpPermissions ?? []).filter(
    (permission) => !describePermission(permission).some((rule) => gone.has(rule)),
  );
  if (kept.length === group.IpPermissions?.length) {
    throw new AwsError("InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
  }
  group.IpPermissions = kept;
  return { Return: true };
}

/** Rules come as a list, or as one in the members of the request itself. */
function permissionsOf(input: AuthorizeSecurityGroupIngressCommandInput): IpPermission[] {
  const { IpPermissions = [], IpProtocol, FromPort, ToPort, CidrIp } = input;
  const permissions = IpProtocol
    ? [...IpPermissions, { IpProtocol, FromPort, ToPort, IpRanges: CidrIp ? [{ CidrIp }] : [] }]
    : IpPermissions;
  if (permissions.length === 0)
    throw new AwsError("MissingParameter", "The request must contain the parameter ipPermissions");
  for (const { IpProtocol: protocol } of permissions) {
    if (!protocol) throw new AwsError("MissingParameter", "The request must contain the parameter ipProtocol");
  }
  return permissions;
}

function describePermission({ IpProtocol, FromPort, ToPort, ...peers }: IpPermission): string[] {
  const { IpRanges = [], Ipv6Ranges = [], UserIdGroupPairs = [] } = peers;
  return [
    ...IpRanges.map(({ CidrIp }) => CidrIp),
    ...Ipv6Ranges.map(({ CidrIpv6 }) => CidrIpv6),
    ...UserIdGroupPairs.map(({ GroupId }) => GroupId),
  ].map((peer) => `peer: ${peer}, ${IpProtocol?.toUpperCase()}, from port: ${FromPort}, to port: ${ToPort}, ALLOW`);
}

function toRules(
  group: SecurityGroupRow,
  { IpProtocol, FromPort, ToPort, IpRanges = [] }: IpPermission,
): SecurityGroupRule[] {
  return IpRanges.map(({ CidrIp, Description }) => ({
    SecurityGroupRuleId: newId("sgr"),
    GroupId: group.GroupId,
    GroupOwnerId: group.OwnerId,
    IsEgress: false,
    IpProtocol,
    FromPort,
    ToPort,
    CidrIpv4: CidrIp,
    Description,
  }));
}
