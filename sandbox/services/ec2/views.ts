import type {
  InternetGateway,
  NetworkAcl,
  NetworkInterface,
  RouteTable,
  SecurityGroup,
  Subnet,
  Vpc,
} from "@aws-sdk/client-ec2";
import type { Place } from "../../place";
import {
  type InternetGatewayRow,
  type NetworkAclRow,
  type NetworkInterfaceRow,
  type RouteTableRow,
  rowsOf,
  type SecurityGroupRow,
  type SubnetRow,
  type VpcRow,
} from "./tables";

/** Five addresses of every subnet are AWS's own. */
const reservedAddresses = 5;

export function toVpc(row: VpcRow): Vpc {
  return tagged(row);
}

export function toSubnet(place: Place, row: SubnetRow): Subnet {
  const taken = [...rowsOf(place, "eni").values()].filter(({ SubnetId }) => SubnetId === row.SubnetId).length;
  const prefixLength = Number(row.CidrBlock?.split("/")[1] ?? 32);
  return { ...tagged(row), AvailableIpAddressCount: 2 ** (32 - prefixLength) - reservedAddresses - taken };
}

export function toRouteTable(row: RouteTableRow): RouteTable {
  return tagged(row);
}

export function toInternetGateway(row: InternetGatewayRow): InternetGateway {
  return tagged(row);
}

export function toNetworkAcl(row: NetworkAclRow): NetworkAcl {
  return tagged(row);
}

export function toSecurityGroup(row: SecurityGroupRow): SecurityGroup {
  return tagged(row);
}

export function toNetworkInterface({ tags, createdAt, madeBy, ...row }: NetworkInterfaceRow): NetworkInterface {
  return { ...row, TagSet: toTags(tags) };
}

export function toTags(tags: Record<string, string>) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

function tagged<Row extends { tags: Record<string, string>; createdAt: Date; madeBy: string }>({
  tags,
  createdAt,
  madeBy,
  ...row
}: Row) {
  return { ...row, Tags: toTags(tags) };
}
