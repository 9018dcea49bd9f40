import type { IpPermission, SecurityGroupRule } from "@aws-sdk/client-ec2";
import { AwsError } from "../../operation";
import type { Place } from "../../place";
import { parseCidr } from "./cidr";
import { missing, readRow } from "./find";
import { grouped } from "./grouped";
import { newId } from "./ids";
import { newOwned, type SecurityGroupRow, type SecurityGroupRuleRow } from "./tables";

/** What one rule lets through, and in which direction. */
export type RuleSeed = Pick<
  SecurityGroupRule,
  "FromPort" | "ToPort" | "CidrIpv4" | "CidrIpv6" | "PrefixListId" | "ReferencedGroupInfo" | "Description"
> & { IpProtocol: string; IsEgress: boolean };

export function newRule(
  place: Place,
  group: Pick<SecurityGroupRow, "GroupId" | "OwnerId" | "madeBy">,
  seed: RuleSeed,
  tags?: Record<string, string>,
): SecurityGroupRuleRow {
  const SecurityGroupRuleId = newId("sgr");
  return {
    SecurityGroupRuleId,
    SecurityGroupRuleArn: `arn:aws:ec2:${place.region}:${place.account}:security-group-rule/${SecurityGroupRuleId}`,
    GroupId: group.GroupId,
    GroupOwnerId: group.OwnerId,
    ...seed,
    ...newOwned(place, group.madeBy, tags),
  };
}

const protocolNames: Record<string, string> = { "1": "icmp", "6": "tcp", "17": "udp", "58": "icmpv6" };

/** One rule for every peer that a permission names. */
export function toSeeds(place: Place, permission: IpPermission, IsEgress: boolean): RuleSeed[] {
  const { IpProtocol: given, IpRanges = [], Ipv6Ranges = [], PrefixListIds = [], UserIdGroupPairs = [] } = permission;
  if (!given) throw missing("ipProtocol");
  const IpProtocol = protocolNames[given.toLowerCase()] ?? given.toLowerCase();
  const common = { IpProtocol, IsEgress, ...portsOf(IpProtocol, permission) };
  const seeds = [
    ...IpRanges.map(({ CidrIp, Description }) => ({ ...common, CidrIpv4: checkCidr(CidrIp), Description })),
    ...Ipv6Ranges.map(({ CidrIpv6, Description }) => ({ ...common, CidrIpv6, Description })),
    ...PrefixListIds.map(({ PrefixListId, Description }) => ({ ...common, PrefixListId, Description })),
    ...UserIdGroupPairs.map(({ GroupId = "", UserId, Description }) => ({
      ...common,
      ReferencedGroupInfo: { GroupId: readRow(place, "sg", GroupId).GroupId, UserId: UserId ?? place.account },
      Description,
    })),
  ];
  if (seeds.length === 0) throw missing("ipRanges, ipv6Ranges, prefixListIds or userIdGroupPairs");
  return seeds;
}

function portsOf(protocol: string, { FromPort, ToPort }: IpPermission) {
  if (protocol === "-1") return { FromPort: -1, ToPort: -1 };
  if (protocol !== "tcp" && protocol !== "udp") return { FromPort: FromPort ?? -1, ToPort: ToPort ?? -1 };
  if (FromPort === undefined || ToPort === undefined) {
    throw new AwsError(
      "InvalidParameterValue",
      "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.",
    );
  }
  if (FromPort > ToPort || FromPort < 0 || ToPort > 65_535) {
    throw new AwsError("InvalidParameterValue", `Invalid TCP/UDP port range (${FromPort}:${ToPort})`);
  }
  return { FromPort, ToPort };
}

function checkCidr(text = ""): string {
  if (parseCidr(text)) return text;
  throw new AwsError("InvalidParameterValue", `CIDR block ${text} is malformed`);
}

/** As AWS names a rule in its errors; the same for no two rules of one direction. */
export function describeRule(rule: RuleSeed): string {
  const { IpProtocol, FromPort, ToPort, CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupInfo } = rule;
  const peer = CidrIpv4 ?? CidrIpv6 ?? PrefixListId ?? ReferencedGroupInfo?.GroupId;
  if (IpProtocol === "-1") return `peer: ${peer}, ALL, ALLOW`;
  return `peer: ${peer}, ${IpProtocol.toUpperCase()}, from port: ${FromPort}, to port: ${ToPort}, ALLOW`;
}

/** The rules of one direction, those of the same protocol and ports together, as a group shows them. */
export function toPermissions(rules: readonly SecurityGroupRuleRow[], isEgress: boolean): IpPermission[] {
  const wanted = rules.filter(({ IsEgress }) => IsEgress === isEgress);
  const groups = grouped(wanted, ({ IpProtocol, FromPort, ToPort }) => `${IpProtocol} ${FromPort} ${ToPort}`);
  return groups.map((group) => {
    const [{ IpProtocol, FromPort, ToPort } = {}] = group;
    return {
      IpProtocol,
      ...(IpProtocol === "-1" ? {} : { FromPort, ToPort }),
      IpRanges: group.flatMap(({ CidrIpv4, Description }) => (CidrIpv4 ? { CidrIp: CidrIpv4, Description } : [])),
      Ipv6Ranges: group.flatMap(({ CidrIpv6, Description }) => (CidrIpv6 ? { CidrIpv6, Description } : [])),
      PrefixListIds: group.flatMap(({ PrefixListId, Description }) =>
        PrefixListId ? { PrefixListId, Description } : [],
      ),
      UserIdGroupPairs: group.flatMap(({ ReferencedGroupInfo, Description }) =>
        ReferencedGroupInfo ? { ...ReferencedGroupInfo, Description } : [],
      ),
    };
  });
}
