import type {
  DescribeSecurityGroupsCommandInput,
  DescribeSecurityGroupsCommandOutput,
  SecurityGroup,
} from "@aws-sdk/client-ec2";
import type { Call } from "../../operation";
import { type FilterValues, filterRows } from "./filters";
import { pickRows } from "./find";
import { pageOfEc2 } from "./page";
import { readGroup } from "./security-group-operations";
import { toPermissions } from "./security-group-permissions";
import type { SecurityGroupRow } from "./tables";
import { tagged } from "./views";

export function describeSecurityGroups(
  call: Call,
  input: DescribeSecurityGroupsCommandInput,
): Omit<DescribeSecurityGroupsCommandOutput, "$metadata"> {
  const ids = input.GroupIds ?? [];
  const names = input.GroupNames ?? [];
  const rows = names.length > 0 ? names.map((GroupName) => readGroup(call, { GroupName })) : pickRows(call, "sg", ids);
  const found = filterRows(rows, input.Filters, {
    "group-id": (row) => [row.GroupId],
    "group-name": (row) => [row.GroupName],
    description: (row) => [row.Description],
    "vpc-id": (row) => [row.VpcId],
    "owner-id": (row) => [row.OwnerId],
    ...ruleFilters("ip-permission", false),
    ...ruleFilters("egress.ip-permission", true),
  });
  // Without a size, all come on one page.
  const { items, NextToken } =
    input.MaxResults === undefined && input.NextToken === undefined
      ? { items: found, NextToken: undefined }
      : pageOfEc2(found, input, { ids, idsName: "groupIds" });
  return { SecurityGroups: items.map(toSecurityGroup), NextToken };
}

function ruleFilters(prefix: string, isEgress: boolean): FilterValues<SecurityGroupRow> {
  const rulesOf = ({ rules }: SecurityGroupRow) => rules.filter(({ IsEgress }) => IsEgress === isEgress);
  return {
    [`${prefix}.cidr`]: (row) => rulesOf(row).map(({ CidrIpv4 }) => CidrIpv4),
    [`${prefix}.ipv6-cidr`]: (row) => rulesOf(row).map(({ CidrIpv6 }) => CidrIpv6),
    [`${prefix}.from-port`]: (row) => rulesOf(row).map(({ FromPort }) => FromPort),
    [`${prefix}.to-port`]: (row) => rulesOf(row).map(({ ToPort }) => ToPort),
    [`${prefix}.protocol`]: (row) => rulesOf(row).map(({ IpProtocol }) => IpProtocol),
    [`${prefix}.prefix-list-id`]: (row) => rulesOf(row).map(({ PrefixListId }) => PrefixListId),
    [`${prefix}.group-id`]: (row) => rulesOf(row).map(({ ReferencedGroupInfo }) => ReferencedGroupInfo?.GroupId),
    [`${prefix}.user-id`]: (row) => rulesOf(row).map(({ ReferencedGroupInfo }) => ReferencedGroupInfo?.UserId),
  };
}

function toSecurityGroup({ rules, ...row }: SecurityGroupRow): SecurityGroup {
  return {
    ...tagged(row),
    IpPermissions: toPermissions(rules, false),
    IpPermissionsEgress: toPermissions(rules, true),
  };
}
