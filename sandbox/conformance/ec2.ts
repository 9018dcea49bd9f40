import { EC2 } from "@aws-sdk/client-ec2";
import { type Journey, minute } from "./journey";

interface Network {
  VpcId: string;
  SubnetId: string;
  RouteTableId: string;
  pass: () => void;
}

export const throughEc2: Journey = async ({ config, sandbox, watched }) => {
  const ec2 = watched(new EC2(config));
  const pass = () => sandbox.world.step(5 * minute);
  await throughAccount(ec2);
  const { Vpc } = await ec2.createVpc({ CidrBlock: "10.0.0.0/16" });
  const { VpcId = "" } = Vpc ?? {};
  pass();
  await ec2.modifyVpcAttribute({ VpcId, EnableDnsHostnames: { Value: true } });
  await ec2.describeVpcAttribute({ VpcId, Attribute: "enableDnsHostnames" });
  const { Subnet } = await ec2.createSubnet({ VpcId, CidrBlock: "10.0.1.0/24", AvailabilityZone: "eu-west-1a" });
  const { SubnetId = "" } = Subnet ?? {};
  await ec2.modifySubnetAttribute({ SubnetId, MapPublicIpOnLaunch: { Value: true } });
  const { RouteTable } = await ec2.createRouteTable({ VpcId });
  const network = { VpcId, SubnetId, RouteTableId: RouteTable?.RouteTableId ?? "", pass };
  const InternetGatewayId = await throughGateways(ec2, network);
  await throughRoutes(ec2, network, InternetGatewayId);
  await throughAddresses(ec2, network);
  await throughSecurity(ec2, network);
  await throughEndpoints(ec2, network);
  await throughPeerings(ec2, network);
  await throughInstances(ec2, network);
  await ec2.deleteRoute({ RouteTableId: network.RouteTableId, DestinationCidrBlock: "0.0.0.0/0" });
  await ec2.detachInternetGateway({ InternetGatewayId, VpcId });
  await ec2.deleteInternetGateway({ InternetGatewayId });
  await ec2.deleteSubnet({ SubnetId });
  await ec2.deleteRouteTable({ RouteTableId: network.RouteTableId });
  await ec2.deleteVpc({ VpcId });
};

async function throughAccount(ec2: EC2): Promise<void> {
  await ec2.describeAccountAttributes({});
  await ec2.describeAvailabilityZones({});
  await ec2.describeRegions({});
  await ec2.describeVpcBlockPublicAccessOptions({});
  await ec2.modifyVpcBlockPublicAccessOptions({ InternetGatewayBlockMode: "off" });
  const { Vpc } = await ec2.createDefaultVpc({});
  const { Subnets: [subnet] = [] } = await ec2.describeSubnets({});
  await ec2.deleteSubnet({ SubnetId: subnet?.SubnetId });
  await ec2.createDefaultSubnet({ AvailabilityZone: subnet?.AvailabilityZone });
  const Resources = [Vpc?.VpcId ?? ""];
  await ec2.createTags({ Resources, Tags: [{ Key: "Name", Value: "default" }] });
  await ec2.describeTags({});
  await ec2.describeVpcs({});
  await ec2.deleteTags({ Resources, Tags: [{ Key: "Name" }] });
}

async function throughGateways(ec2: EC2, { VpcId }: Network): Promise<string> {
  const { InternetGateway } = await ec2.createInternetGateway({});
  const { InternetGatewayId = "" } = InternetGateway ?? {};
  await ec2.attachInternetGateway({ InternetGatewayId, VpcId });
  await ec2.describeInternetGateways({});
  const { VpnGateway } = await ec2.createVpnGateway({ Type: "ipsec.1" });
  const { VpnGatewayId } = VpnGateway ?? {};
  await ec2.attachVpnGateway({ VpnGatewayId, VpcId });
  await ec2.describeVpnGateways({});
  await ec2.detachVpnGateway({ VpnGatewayId, VpcId });
  await ec2.deleteVpnGateway({ VpnGatewayId });
  return InternetGatewayId;
}

async function throughRoutes(ec2: EC2, { VpcId, SubnetId, RouteTableId }: Network, GatewayId: string): Promise<void> {
  const { AssociationId = "" } = await ec2.associateRouteTable({ RouteTableId, SubnetId });
  const { RouteTable } = await ec2.createRouteTable({ VpcId });
  const other = { RouteTableId: RouteTable?.RouteTableId };
  const { NewAssociationId } = await ec2.replaceRouteTableAssociation({ AssociationId, ...other });
  await ec2.disassociateRouteTable({ AssociationId: NewAssociationId });
  await ec2.deleteRouteTable(other);
  const route = { RouteTableId, DestinationCidrBlock: "0.0.0.0/0", GatewayId };
  await ec2.createRoute(route);
  await ec2.replaceRoute(route);
  await ec2.describeRouteTables({});
}

async function throughAddresses(ec2: EC2, { SubnetId, pass }: Network): Promise<void> {
  const { NetworkInterface } = await ec2.createNetworkInterface({ SubnetId });
  const { NetworkInterfaceId } = NetworkInterface ?? {};
  const { AllocationId } = await ec2.allocateAddress({});
  const { AssociationId } = await ec2.associateAddress({ AllocationId, NetworkInterfaceId });
  await ec2.describeAddresses({});
  await ec2.describeNetworkInterfaces({});
  await ec2.disassociateAddress({ AssociationId });
  const { NatGateway } = await ec2.createNatGateway({ SubnetId, AllocationId });
  const { NatGatewayId } = NatGateway ?? {};
  pass();
  await ec2.describeNatGateways({});
  await ec2.deleteNatGateway({ NatGatewayId });
  pass();
  await ec2.releaseAddress({ AllocationId });
  await ec2.deleteNetworkInterface({ NetworkInterfaceId });
}

async function throughSecurity(ec2: EC2, { VpcId, SubnetId }: Network): Promise<void> {
  const { GroupId } = await ec2.createSecurityGroup({ GroupName: "web", Description: "web", VpcId });
  const IpPermissions = [{ IpProtocol: "tcp", FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];
  await ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions });
  await ec2.authorizeSecurityGroupEgress({ GroupId, IpPermissions });
  await ec2.describeSecurityGroups({});
  await ec2.describeSecurityGroupRules({});
  await ec2.revokeSecurityGroupIngress({ GroupId, IpPermissions });
  await ec2.revokeSecurityGroupEgress({ GroupId, IpPermissions });
  await ec2.deleteSecurityGroup({ GroupId });
  const { NetworkAcl } = await ec2.createNetworkAcl({ VpcId });
  const { NetworkAclId } = NetworkAcl ?? {};
  const { NetworkAcls = [] } = await ec2.describeNetworkAcls({});
  const own = NetworkAcls.find(({ Associations = [] }) => Associations.some((one) => one.SubnetId === SubnetId));
  const AssociationId = own?.Associations?.find((one) => one.SubnetId === SubnetId)?.NetworkAclAssociationId;
  const { NewAssociationId } = await ec2.replaceNetworkAclAssociation({ AssociationId, NetworkAclId });
  await ec2.replaceNetworkAclAssociation({ AssociationId: NewAssociationId, NetworkAclId: own?.NetworkAclId });
  await ec2.deleteNetworkAcl({ NetworkAclId });
}

async function throughEndpoints(ec2: EC2, { VpcId, RouteTableId, pass }: Network): Promise<void> {
  const ServiceName = "com.amazonaws.eu-west-1.s3";
  const { VpcEndpoint } = await ec2.createVpcEndpoint({ VpcId, ServiceName });
  const { VpcEndpointId = "" } = VpcEndpoint ?? {};
  await ec2.modifyVpcEndpoint({ VpcEndpointId, AddRouteTableIds: [RouteTableId] });
  await ec2.describeVpcEndpoints({});
  await ec2.deleteVpcEndpoints({ VpcEndpointIds: [VpcEndpointId] });
  pass();
}

async function throughPeerings(ec2: EC2, { VpcId, pass }: Network): Promise<void> {
  const { Vpc } = await ec2.createVpc({ CidrBlock: "10.1.0.0/16" });
  const { VpcPeeringConnection } = await ec2.createVpcPeeringConnection({ VpcId, PeerVpcId: Vpc?.VpcId });
  const { VpcPeeringConnectionId } = VpcPeeringConnection ?? {};
  pass();
  await ec2.acceptVpcPeeringConnection({ VpcPeeringConnectionId });
  await ec2.describeVpcPeeringConnections({});
  await ec2.deleteVpcPeeringConnection({ VpcPeeringConnectionId });
  pass();
}

async function throughInstances(ec2: EC2, { SubnetId, pass }: Network): Promise<void> {
  const { Instances: [instance] = [] } = await ec2.runInstances({
    ImageId: "ami-0123456789abcdef0",
    InstanceType: "t3.micro",
    MinCount: 1,
    MaxCount: 1,
    SubnetId,
  });
  pass();
  await ec2.describeInstances({});
  await ec2.terminateInstances({ InstanceIds: [instance?.InstanceId ?? ""] });
  pass();
}
