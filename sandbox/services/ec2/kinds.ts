import type { ResourceType } from "@aws-sdk/client-ec2";

interface KindFacts {
  table: string;
  /** As tags and TagSpecifications call it. */
  type: ResourceType;
  /** As CloudFormation calls it. */
  resource: string;
  /** The code and text for an id that is not there, and the code for one that cannot be. */
  notFound: { code: string; text: (id: string) => string };
  malformed: string;
}

const facts = (type: ResourceType, name: string, code: string, noun: string): KindFacts => ({
  table: `ec2.${type}s`,
  type,
  resource: `AWS::EC2::${name}`,
  notFound: { code: `${code}.NotFound`, text: (id) => `The ${noun} ID '${id}' does not exist` },
  malformed: `${code}.Malformed`,
});

/** What EC2 keeps here, by the prefix of its ids. */
export const kinds = {
  acl: facts("network-acl", "NetworkAcl", "InvalidNetworkAclID", "networkAcl"),
  eipalloc: facts("elastic-ip", "EIP", "InvalidAllocationID", "allocation"),
  eni: facts("network-interface", "NetworkInterface", "InvalidNetworkInterfaceID", "networkInterface"),
  i: facts("instance", "Instance", "InvalidInstanceID", "instance"),
  igw: facts("internet-gateway", "InternetGateway", "InvalidInternetGatewayID", "internetGateway"),
  nat: {
    ...facts("natgateway", "NatGateway", "InvalidNatGatewayID", "natGateway"),
    notFound: { code: "NatGatewayNotFound", text: (id: string) => `The Nat Gateway ${id} was not found` },
    malformed: "NatGatewayMalformed",
  },
  pcx: facts("vpc-peering-connection", "VPCPeeringConnection", "InvalidVpcPeeringConnectionID", "vpcPeeringConnection"),
  rtb: facts("route-table", "RouteTable", "InvalidRouteTableID", "routeTable"),
  sg: {
    ...facts("security-group", "SecurityGroup", "InvalidGroup", "security group"),
    notFound: { code: "InvalidGroup.NotFound", text: (id: string) => `The security group '${id}' does not exist` },
    malformed: "InvalidGroupId.Malformed",
  },
  subnet: facts("subnet", "Subnet", "InvalidSubnetID", "subnet"),
  vgw: facts("vpn-gateway", "VPNGateway", "InvalidVpnGatewayID", "vpnGateway"),
  vpc: facts("vpc", "VPC", "InvalidVpcID", "vpc"),
  vpce: {
    ...facts("vpc-endpoint", "VPCEndpoint", "InvalidVpcEndpointId", "Vpc Endpoint"),
    notFound: {
      code: "InvalidVpcEndpointId.NotFound",
      text: (id: string) => `The Vpc Endpoint Id '${id}' does not exist`,
    },
  },
} as const satisfies Record<string, KindFacts>;

export type Kind = keyof typeof kinds;

export function isKind(prefix: string): prefix is Kind {
  return Object.hasOwn(kinds, prefix);
}
