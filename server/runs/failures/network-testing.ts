import "server-only";
import type { Call } from "@/sandbox/operation";
import { findDefaultSubnets, findDefaultVpc } from "@/sandbox/services/ec2/default-vpc";
import { addNetworkInterface } from "@/sandbox/services/ec2/network-interfaces";
import { associateRouteTable } from "@/sandbox/services/ec2/route-table-associations";
import { createRouteTable } from "@/sandbox/services/ec2/route-tables";
import { addSecurityGroup } from "@/sandbox/services/ec2/security-groups";
import { createSubnet } from "@/sandbox/services/ec2/subnets";
import { createVpc } from "@/sandbox/services/ec2/vpcs";

/** Subnets of the default VPC, and what does not go with them. */
interface Network {
  /** Public ones, in the order of their zones. */
  open: string[];
  /** Private ones, of the same zones. */
  closed: string[];
  /** A public one of the first zone that has seven addresses left. */
  tiny: string[];
  /** A security group of another VPC. */
  foreignGroup: string;
}

const networks = new Map<string, Network>();

export function networkIn(region: string): Network {
  const network = networks.get(region);
  if (!network) throw new Error(`${region} has no network`);
  return network;
}

export function seedNetwork(call: Call): void {
  const VpcId = findDefaultVpc(call)?.VpcId ?? "";
  const subnets = findDefaultSubnets(call);
  const make = (CidrBlock: string, at: number) =>
    createSubnet(call, { VpcId, CidrBlock, AvailabilityZone: subnets[at]?.AvailabilityZone }).Subnet?.SubnetId ?? "";
  const closed = [make("172.31.128.0/24", 0), make("172.31.129.0/24", 1)];
  const { RouteTable } = createRouteTable(call, { VpcId });
  for (const SubnetId of closed) associateRouteTable(call, { RouteTableId: RouteTable?.RouteTableId, SubnetId });
  const tiny = [make("172.31.130.0/28", 0)];
  for (const subnetId of [...tiny, ...tiny, ...tiny, ...tiny])
    addNetworkInterface(call, { subnetId, madeBy: call.principal.arn });
  const other = createVpc(call, { CidrBlock: "10.8.0.0/16" }).Vpc?.VpcId ?? "";
  const group = {
    name: "elsewhere",
    description: "of another VPC",
    vpcId: other,
    tags: {},
    madeBy: call.principal.arn,
  };
  const foreignGroup = addSecurityGroup(call, group).GroupId ?? "";
  networks.set(call.region, { open: subnets.map(({ SubnetId }) => SubnetId), closed, tiny, foreignGroup });
}
