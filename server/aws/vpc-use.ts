import "server-only";
import {
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcPeeringConnectionsCommand,
  type NetworkInterface,
  paginateDescribeInstances,
  paginateDescribeNatGateways,
  paginateDescribeNetworkInterfaces,
  paginateDescribeVpcEndpoints,
} from "@aws-sdk/client-ec2";
import type { AwsClients } from "./clients";

export interface FoundInterface {
  id: string;
  /** interface, load_balancer, lambda, nat_gateway, … as EC2 says it. */
  type: string;
  description: string;
  /** The AWS service that made it, where one did. */
  requester?: string;
  securityGroupIds: string[];
}

/** What is in a VPC. */
export interface VpcUse {
  interfaces: FoundInterface[];
  instances: string[];
  endpoints: string[];
  peerings: string[];
  natGateways: string[];
  /** All but `default`. */
  securityGroups: { id: string; name: string }[];
  /** Those that AWS did not make with the default VPC. */
  ownSubnets: string[];
  /** All that go with it. */
  subnets: string[];
}

export async function readVpcUse(clients: AwsClients, vpcId: string): Promise<VpcUse> {
  const { ec2 } = clients;
  const ofVpc = [{ Name: "vpc-id", Values: [vpcId] }];
  const [interfaces, instances, endpoints, natGateways, requested, accepted, groups, subnets] = await Promise.all([
    listInterfaces(clients, vpcId),
    collect(paginateDescribeInstances({ client: ec2 }, { Filters: ofVpc }), ({ Reservations = [] }) =>
      Reservations.flatMap(({ Instances = [] }) => Instances)
        .filter(({ State }) => State?.Name !== "terminated")
        .map(({ InstanceId }) => InstanceId),
    ),
    collect(paginateDescribeVpcEndpoints({ client: ec2 }, { Filters: ofVpc }), ({ VpcEndpoints = [] }) =>
      VpcEndpoints.filter(({ State }) => String(State).toLowerCase() !== "deleted").map(
        ({ VpcEndpointId }) => VpcEndpointId,
      ),
    ),
    collect(paginateDescribeNatGateways({ client: ec2 }, { Filter: ofVpc }), ({ NatGateways = [] }) =>
      NatGateways.filter(({ State }) => State !== "deleted").map(({ NatGatewayId }) => NatGatewayId),
    ),
    listPeerings(clients, "requester-vpc-info.vpc-id", vpcId),
    listPeerings(clients, "accepter-vpc-info.vpc-id", vpcId),
    ec2.send(new DescribeSecurityGroupsCommand({ Filters: ofVpc })),
    ec2.send(new DescribeSubnetsCommand({ Filters: ofVpc })),
  ]);
  const { SecurityGroups = [] } = groups;
  const { Subnets = [] } = subnets;
  return {
    interfaces,
    instances,
    endpoints,
    natGateways,
    peerings: [...new Set([...requested, ...accepted])],
    securityGroups: SecurityGroups.filter(({ GroupName }) => GroupName !== "default").map(
      ({ GroupId: id = "", GroupName: name = "" }) => ({ id, name }),
    ),
    ownSubnets: Subnets.filter(({ DefaultForAz }) => !DefaultForAz).map(({ SubnetId = "" }) => SubnetId),
    subnets: Subnets.map(({ SubnetId = "" }) => SubnetId),
  };
}

const mostPages = 20;

async function collect<Page>(
  pages: AsyncIterable<Page>,
  pick: (page: Page) => (string | undefined)[],
): Promise<string[]> {
  const found: string[] = [];
  let count = 0;
  for await (const page of pages) {
    found.push(...pick(page).filter((id) => id !== undefined));
    if (++count >= mostPages) break;
  }
  return found;
}

/** Also what AWS's services manage for somebody, which EC2 hides unless asked. */
async function listInterfaces({ ec2 }: AwsClients, vpcId: string): Promise<FoundInterface[]> {
  const found: FoundInterface[] = [];
  const wanted = { Filters: [{ Name: "vpc-id", Values: [vpcId] }], IncludeManagedResources: true };
  for await (const page of paginateDescribeNetworkInterfaces({ client: ec2, pageSize: 1000 }, wanted)) {
    found.push(...(page.NetworkInterfaces ?? []).map(toFoundInterface));
    if (found.length >= 1000) break;
  }
  return found;
}

function toFoundInterface(network: NetworkInterface): FoundInterface {
  const { NetworkInterfaceId: id = "", InterfaceType: type = "interface", Description: description = "" } = network;
  return {
    id,
    type,
    description,
    requester: network.Operator?.Principal ?? (network.RequesterManaged ? network.RequesterId : undefined),
    securityGroupIds: (network.Groups ?? []).flatMap(({ GroupId }) => (GroupId ? [GroupId] : [])),
  };
}

async function listPeerings({ ec2 }: AwsClients, filter: string, vpcId: string): Promise<string[]> {
  const { VpcPeeringConnections = [] } = await ec2.send(
    new DescribeVpcPeeringConnectionsCommand({ Filters: [{ Name: filter, Values: [vpcId] }] }),
  );
  const over = new Set(["deleted", "rejected", "expired", "failed"]);
  return VpcPeeringConnections.filter(({ Status }) => !over.has(Status?.Code ?? "")).flatMap(
    ({ VpcPeeringConnectionId: id }) => (id ? [id] : []),
  );
}
