import type {
  Address,
  Instance,
  InternetGateway,
  NatGateway,
  NetworkAcl,
  NetworkInterface,
  RouteTable,
  SecurityGroup,
  SecurityGroupRule,
  Subnet,
  Vpc,
  VpcEndpoint,
  VpcPeeringConnection,
  VpnGateway,
} from "@aws-sdk/client-ec2";
import type { Place } from "../../place";
import type { Kind } from "./kinds";
import { kinds } from "./kinds";

/** What every resource has besides its shape: where it came from, and its tags by key. */
export interface Owned {
  tags: Record<string, string>;
  createdAt: Date;
  /** A principal's ARN, or the service that made it for itself. */
  madeBy: string;
}

type Row<Shape, Member extends keyof Shape = never> = Omit<Shape, "Tags" | "TagSet" | Member> &
  Owned & { [Key in Member]-?: NonNullable<Shape[Key]> };

export interface VpcAttributes {
  enableDnsSupport: boolean;
  enableDnsHostnames: boolean;
  enableNetworkAddressUsageMetrics: boolean;
}

export type VpcRow = Row<Vpc, "VpcId" | "CidrBlock"> & { attributes: VpcAttributes };
export type SubnetRow = Row<Subnet, "SubnetId" | "VpcId" | "AvailabilityZone" | "CidrBlock"> & {
  /** The last parts of the addresses that are in use, and where to look for the next free one. */
  takenHosts: Set<number>;
  nextHost: number;
};
export type RouteTableRow = Row<RouteTable, "RouteTableId" | "VpcId" | "Associations" | "Routes">;
export type InternetGatewayRow = Row<InternetGateway, "InternetGatewayId" | "Attachments">;
export type VpnGatewayRow = Row<VpnGateway, "VpnGatewayId" | "VpcAttachments">;
export type NetworkAclRow = Row<NetworkAcl, "NetworkAclId" | "VpcId" | "Associations">;
export type SecurityGroupRuleRow = Row<SecurityGroupRule, "SecurityGroupRuleId" | "IpProtocol" | "IsEgress">;
export type SecurityGroupRow = Row<SecurityGroup, "GroupId" | "GroupName" | "VpcId" | "SecurityGroupArn"> & {
  rules: SecurityGroupRuleRow[];
};
export type NetworkInterfaceRow = Row<NetworkInterface, "NetworkInterfaceId" | "VpcId" | "SubnetId" | "Groups">;
export type AddressRow = Row<Address, "AllocationId" | "PublicIp">;
export type NatGatewayRow = Row<NatGateway, "NatGatewayId" | "SubnetId" | "VpcId" | "State" | "NatGatewayAddresses">;
export type VpcEndpointRow = Row<
  VpcEndpoint,
  "VpcEndpointId" | "VpcId" | "ServiceName" | "VpcEndpointType" | "NetworkInterfaceIds" | "RouteTableIds" | "SubnetIds"
>;
export type PeeringRow = Row<VpcPeeringConnection, "VpcPeeringConnectionId" | "RequesterVpcInfo" | "AccepterVpcInfo">;
export type InstanceRow = Row<Instance, "InstanceId" | "VpcId" | "SubnetId" | "State"> & {
  reservationId: string;
  isProtected: boolean;
};

interface Rows {
  acl: NetworkAclRow;
  eipalloc: AddressRow;
  eni: NetworkInterfaceRow;
  i: InstanceRow;
  igw: InternetGatewayRow;
  nat: NatGatewayRow;
  pcx: PeeringRow;
  rtb: RouteTableRow;
  sg: SecurityGroupRow;
  subnet: SubnetRow;
  vgw: VpnGatewayRow;
  vpc: VpcRow;
  vpce: VpcEndpointRow;
}

/** The rows of one kind in a Region, by id: `rowsOf(place, "vpc")`. */
export function rowsOf<Name extends Kind>(place: Place, kind: Name): Map<string, Rows[Name]> {
  return place.world.table(place, kinds[kind].table);
}

export function newOwned({ world }: Place, madeBy: string, tags: Record<string, string> = {}): Owned {
  return { tags, createdAt: world.clock.date(), madeBy };
}
