import "server-only";
import {
  DeleteInternetGatewayCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeInternetGatewaysCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  DetachInternetGatewayCommand,
  type EC2Client,
} from "@aws-sdk/client-ec2";
import type { AwsClients } from "./clients";

interface Gateways {
  /** Of an earlier try: once it is detached, EC2 does not tell any more that a gateway was the VPC's. */
  known: readonly string[];
  keep(gatewayIds: string[]): Promise<void>;
}

/**
 * Takes a default VPC apart in the order that EC2 asks for; what is gone already is fine. With it go its own security group, network
 * ACL and route table. Anything else that is in it makes EC2 refuse, and it stays.
 */
export async function deleteDefaultVpc({ ec2 }: AwsClients, vpcId: string, { known, keep }: Gateways): Promise<void> {
  const isThere = await isDefaultVpcThere(ec2, vpcId);
  if (!isThere && known.length === 0) return;
  const gateways = [...new Set([...known, ...(await listGateways(ec2, vpcId))])];
  await keep(gateways);
  for (const gatewayId of gateways) {
    await unlessGone(() => ec2.send(new DetachInternetGatewayCommand({ InternetGatewayId: gatewayId, VpcId: vpcId })));
    await unlessGone(() => ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId: gatewayId })));
  }
  for (const subnetId of await listSubnets(ec2, vpcId))
    await unlessGone(() => ec2.send(new DeleteSubnetCommand({ SubnetId: subnetId })));
  await unlessGone(() => ec2.send(new DeleteVpcCommand({ VpcId: vpcId })));
}

async function isDefaultVpcThere(ec2: EC2Client, vpcId: string): Promise<boolean> {
  const { Vpcs: [vpc] = [] } = await ec2.send(
    new DescribeVpcsCommand({ Filters: [{ Name: "vpc-id", Values: [vpcId] }] }),
  );
  return vpc?.IsDefault === true;
}

async function listGateways(ec2: EC2Client, vpcId: string): Promise<string[]> {
  const { InternetGateways = [] } = await ec2.send(
    new DescribeInternetGatewaysCommand({ Filters: [{ Name: "attachment.vpc-id", Values: [vpcId] }] }),
  );
  return InternetGateways.flatMap(({ InternetGatewayId: id }) => (id ? [id] : []));
}

async function listSubnets(ec2: EC2Client, vpcId: string): Promise<string[]> {
  const { Subnets = [] } = await ec2.send(
    new DescribeSubnetsCommand({ Filters: [{ Name: "vpc-id", Values: [vpcId] }] }),
  );
  return Subnets.flatMap(({ SubnetId: id }) => (id ? [id] : []));
}

async function unlessGone(act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    const isGone = error instanceof Error && (/\.NotFound$/.test(error.name) || error.name === "Gateway.NotAttached");
    if (!isGone) throw error;
  }
}
