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

interface Owned {
  tags: Record<string, string>;
  createdAt: Date;
  /** A principal's ARN, or the service that made it for itself. */
  madeBy: string;
}

export type VpcRow = Omit<Vpc, "Tags"> & Owned & { VpcId: string };
export type SubnetRow = Omit<Subnet, "Tags"> & Owned & { SubnetId: string; VpcId: string; AvailabilityZone: string };
export type RouteTableRow = Omit<RouteTable, "Tags"> & Owned & { RouteTableId: string; VpcId: string };
export type InternetGatewayRow = Omit<InternetGateway, "Tags"> & Owned & { InternetGatewayId: string };
export type NetworkAclRow = Omit<NetworkAcl, "Tags"> & Owned & { NetworkAclId: string; VpcId: string };
export type SecurityGroupRow = Omit<SecurityGroup, "Tags"> &
  Owned & { GroupId: string; GroupName: string; VpcId: string };
export type NetworkInterfaceRow = Omit<NetworkInterface, "TagSet"> &
  Owned & { NetworkInterfaceId: string; VpcId: string; SubnetId: string };

/** What EC2 keeps here, by the prefix of its ids. */
export const kinds = {
  vpc: { table: "ec2.vpcs", type: "vpc", noun: "vpc", code: "InvalidVpcID", resource: "AWS::EC2::VPC" },
  subnet: {
    table: "ec2.subnets",
    type: "subnet",
    noun: "subnet",
    code: "InvalidSubnetID",
    resource: "AWS::EC2::Subnet",
  },
  rtb: {
    table: "ec2.route-tables",
    type: "route-table",
    noun: "routeTable",
    code: "InvalidRouteTableID",
    resource: "AWS::EC2::RouteTable",
  },
  igw: {
    table: "ec2.internet-gateways",
    type: "internet-gateway",
    noun: "internetGateway",
    code: "InvalidInternetGatewayID",
    resource: "AWS::EC2::InternetGateway",
  },
  acl: {
    table: "ec2.network-acls",
    type: "network-acl",
    noun: "networkAcl",
    code: "InvalidNetworkAclID",
    resource: "AWS::EC2::NetworkAcl",
  },
  sg: {
    table: "ec2.security-groups",
    type: "security-group",
    noun: "security group",
    code: "InvalidGroup",
    resource: "AWS::EC2::SecurityGroup",
  },
  eni: {
    table: "ec2.network-interfaces",
    type: "network-interface",
    noun: "networkInterface",
    code: "InvalidNetworkInterfaceID",
    resource: "AWS::EC2::NetworkInterface",
  },
} as const;
export type Kind = keyof typeof kinds;

interface Rows {
  vpc: VpcRow;
  subnet: SubnetRow;
  rtb: RouteTableRow;
  igw: InternetGatewayRow;
  acl: NetworkAclRow;
  sg: SecurityGroupRow;
  eni: NetworkInterfaceRow;
}

/** The rows of one kind in a Region, by id: `rowsOf(place, "vpc")`. */
export function rowsOf<Name extends Kind>(place: Place, kind: Name): Map<string, Rows[Name]> {
  return place.world.table(place, kinds[kind].table);
}

export function isKind(prefix: string): prefix is Kind {
  return Object.hasOwn(kinds, prefix);
}
