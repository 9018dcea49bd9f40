import { EC2, type VpcEndpoint } from "@aws-sdk/client-ec2";
import { expect } from "vitest";
import { clientConfig } from "../../client-config";
import { test } from "../../testing";
import { until } from "../cloudformation/testing";

const networked = test.extend<{ ec2: EC2 }>({
  ec2: async ({ sandbox }, use) => use(new EC2(clientConfig(sandbox))),
});

/** A VPC with one public subnet. */
async function makeNetwork(ec2: EC2) {
  const { Vpc } = await ec2.createVpc({ CidrBlock: "10.0.0.0/16" });
  const VpcId = Vpc?.VpcId ?? "";
  const { Subnet } = await ec2.createSubnet({ VpcId, CidrBlock: "10.0.0.0/24", AvailabilityZone: "eu-west-1b" });
  const SubnetId = Subnet?.SubnetId ?? "";
  const { InternetGateway } = await ec2.createInternetGateway({});
  const InternetGatewayId = InternetGateway?.InternetGatewayId ?? "";
  await ec2.attachInternetGateway({ VpcId, InternetGatewayId });
  const { RouteTable } = await ec2.createRouteTable({ VpcId });
  const RouteTableId = RouteTable?.RouteTableId ?? "";
  const { AssociationId = "" } = await ec2.associateRouteTable({ RouteTableId, SubnetId });
  await ec2.createRoute({ RouteTableId, DestinationCidrBlock: "0.0.0.0/0", GatewayId: InternetGatewayId });
  return { VpcId, SubnetId, InternetGatewayId, RouteTableId, AssociationId };
}

networked("a VPC has what AWS makes along with it, and nothing that nobody asked for", async ({ ec2 }) => {
  const tags = [{ Key: "Name", Value: "shop" }];
  const { Vpc } = await ec2.createVpc({
    CidrBlock: "10.1.2.3/16",
    TagSpecifications: [{ ResourceType: "vpc", Tags: tags }],
  });
  expect(Vpc).toMatchObject({ State: "pending", CidrBlock: "10.1.0.0/16", IsDefault: false, Tags: tags });
  expect(Vpc?.VpcId).toMatch(/^vpc-[0-9a-f]{17}$/);
  expect(Vpc).not.toHaveProperty("Ipv6CidrBlockAssociationSet");

  const Filters = [{ Name: "vpc-id", Values: [Vpc?.VpcId ?? ""] }];
  expect((await ec2.describeRouteTables({ Filters })).RouteTables).toMatchObject([
    { Associations: [{ Main: true }], Routes: [{ DestinationCidrBlock: "10.1.0.0/16", State: "active" }] },
  ]);
  expect((await ec2.describeNetworkAcls({ Filters })).NetworkAcls).toMatchObject([{ IsDefault: true }]);
  expect((await ec2.describeSecurityGroups({ Filters })).SecurityGroups).toMatchObject([{ GroupName: "default" }]);
  const hostnames = { VpcId: Vpc?.VpcId, Attribute: "enableDnsHostnames" as const };
  expect((await ec2.describeVpcAttribute(hostnames)).EnableDnsHostnames).toEqual({ Value: false });
  await ec2.modifyVpcAttribute({ VpcId: Vpc?.VpcId, EnableDnsHostnames: { Value: true } });
  expect((await ec2.describeVpcAttribute(hostnames)).EnableDnsHostnames).toEqual({ Value: true });
});

networked("a subnet gives out its addresses and gets them back", async ({ ec2 }) => {
  const { SubnetId } = await makeNetwork(ec2);
  const free = async () => (await ec2.describeSubnets({ SubnetIds: [SubnetId] })).Subnets?.[0]?.AvailableIpAddressCount;
  expect(await free()).toBe(251);
  const create = () => ec2.createNetworkInterface({ SubnetId, Description: "mine" });
  const [one, two] = [await create(), await create()];
  const addresses = [one, two].map(({ NetworkInterface }) => NetworkInterface?.PrivateIpAddress);
  expect(new Set(addresses).size).toBe(2);
  expect(one.NetworkInterface).toMatchObject({ Status: "available", AvailabilityZone: "eu-west-1b" });
  expect(await free()).toBe(249);
  await expect(ec2.createNetworkInterface({ SubnetId, PrivateIpAddress: addresses[0] })).rejects.toMatchObject({
    name: "InvalidIPAddress.InUse",
  });
  await expect(ec2.deleteSubnet({ SubnetId })).rejects.toMatchObject({
    name: "DependencyViolation",
    message: `The subnet '${SubnetId}' has dependencies and cannot be deleted.`,
  });
  for (const { NetworkInterface } of [one, two]) {
    await ec2.deleteNetworkInterface({ NetworkInterfaceId: NetworkInterface?.NetworkInterfaceId });
  }
  expect(await free()).toBe(251);
});

networked("a full subnet gives no address", async ({ ec2 }) => {
  const { Vpc } = await ec2.createVpc({ CidrBlock: "10.0.0.0/24" });
  const { Subnet } = await ec2.createSubnet({ VpcId: Vpc?.VpcId, CidrBlock: "10.0.0.0/28" });
  const create = () => ec2.createNetworkInterface({ SubnetId: Subnet?.SubnetId });
  for (let taken = 0; taken < 11; taken++) await create();
  await expect(create()).rejects.toMatchObject({ name: "InsufficientFreeAddressesInSubnet" });
});

networked("a NAT gateway comes and goes with its interface and its address", async ({ ec2 }) => {
  const { SubnetId, VpcId, InternetGatewayId } = await makeNetwork(ec2);
  const { AllocationId, PublicIp } = await ec2.allocateAddress({ Domain: "vpc" });
  const { NatGateway } = await ec2.createNatGateway({ SubnetId, AllocationId });
  const NatGatewayId = NatGateway?.NatGatewayId ?? "";
  expect(NatGateway).toMatchObject({ State: "pending", VpcId });
  const reached = (state: string) =>
    until(async () => {
      const { NatGateways: [gateway] = [] } = await ec2.describeNatGateways({ NatGatewayIds: [NatGatewayId] });
      return gateway?.State === state ? gateway : undefined;
    });
  expect(await reached("available")).toMatchObject({
    NatGatewayAddresses: [{ PublicIp, AllocationId, Status: "succeeded", IsPrimary: true }],
  });
  const Filters = [
    { Name: "vpc-id", Values: [VpcId] },
    { Name: "interface-type", Values: ["nat_gateway"] },
  ];
  const { NetworkInterfaces } = await ec2.describeNetworkInterfaces({ Filters });
  expect(NetworkInterfaces).toMatchObject([
    {
      Description: `Interface for NAT Gateway ${NatGatewayId}`,
      RequesterManaged: true,
      Association: { PublicIp, AllocationId },
      Status: "in-use",
    },
  ]);
  const { NetworkInterfaceId } = NetworkInterfaces?.[0] ?? {};
  const { Addresses } = await ec2.describeAddresses({ PublicIps: [PublicIp ?? ""] });
  expect(Addresses).toMatchObject([{ NetworkInterfaceId }]);
  await expect(ec2.deleteNetworkInterface({ NetworkInterfaceId })).rejects.toMatchObject({ name: "AuthFailure" });
  await expect(ec2.releaseAddress({ AllocationId })).rejects.toMatchObject({ name: "InvalidIPAddress.InUse" });
  await expect(ec2.detachInternetGateway({ VpcId, InternetGatewayId })).rejects.toMatchObject({
    name: "DependencyViolation",
  });

  await ec2.deleteNatGateway({ NatGatewayId });
  await reached("deleted");
  await ec2.releaseAddress({ AllocationId });
  expect((await ec2.describeNetworkInterfaces({ Filters })).NetworkInterfaces).toEqual([]);
  await ec2.detachInternetGateway({ VpcId, InternetGatewayId });
});

networked("a NAT gateway without a way to the internet fails", async ({ ec2 }) => {
  const { Vpc } = await ec2.createVpc({ CidrBlock: "10.0.0.0/16" });
  const { Subnet } = await ec2.createSubnet({ VpcId: Vpc?.VpcId, CidrBlock: "10.0.0.0/24" });
  const { AllocationId } = await ec2.allocateAddress({});
  await ec2.createNatGateway({ SubnetId: Subnet?.SubnetId, AllocationId });
  const failed = await until(async () => {
    const { NatGateways: [gateway] = [] } = await ec2.describeNatGateways({});
    return gateway?.State === "failed" ? gateway : undefined;
  });
  expect(failed).toMatchObject({
    FailureCode: "Gateway.NotAttached",
    FailureMessage: `Network ${Vpc?.VpcId} has no Internet gateway attached`,
  });
});

networked("routes lead where they are sent, and nowhere once that has gone", async ({ ec2 }) => {
  const { VpcId, RouteTableId, InternetGatewayId } = await makeNetwork(ec2);
  const route = { RouteTableId, DestinationCidrBlock: "0.0.0.0/0" };
  await expect(ec2.deleteRoute({ RouteTableId, DestinationCidrBlock: "10.0.0.0/16" })).rejects.toMatchObject({
    name: "InvalidParameterValue",
    message: `cannot remove local route 10.0.0.0/16 in route table ${RouteTableId}`,
  });
  await ec2.detachInternetGateway({ VpcId, InternetGatewayId });
  const routesOf = async () =>
    (await ec2.describeRouteTables({ RouteTableIds: [RouteTableId] })).RouteTables?.[0]?.Routes;
  expect(await routesOf()).toMatchObject([{ State: "active" }, { State: "blackhole" }]);
  await expect(ec2.replaceRoute({ ...route, GatewayId: InternetGatewayId })).rejects.toMatchObject({
    message: `route table ${RouteTableId} and network gateway ${InternetGatewayId} belong to different networks`,
  });
  await ec2.deleteRoute(route);
  await expect(ec2.deleteRoute(route)).rejects.toMatchObject({ name: "InvalidRoute.NotFound" });
});

networked("the main route table can become another one, and a table in use stays", async ({ ec2 }) => {
  const { VpcId, RouteTableId, AssociationId } = await makeNetwork(ec2);
  await expect(ec2.deleteRouteTable({ RouteTableId })).rejects.toMatchObject({
    message: `The routeTable '${RouteTableId}' has dependencies and cannot be deleted.`,
  });
  const main = [
    { Name: "vpc-id", Values: [VpcId] },
    { Name: "association.main", Values: ["true"] },
  ];
  const mainTable = async () => (await ec2.describeRouteTables({ Filters: main })).RouteTables?.[0];
  const before = await mainTable();
  const mainAssociation = before?.Associations?.[0]?.RouteTableAssociationId;
  await expect(ec2.disassociateRouteTable({ AssociationId: mainAssociation })).rejects.toMatchObject({
    message: `cannot disassociate the main route table association ${mainAssociation}`,
  });
  await ec2.replaceRouteTableAssociation({ AssociationId: mainAssociation, RouteTableId });
  expect((await mainTable())?.RouteTableId).toBe(RouteTableId);
  await ec2.deleteRouteTable({ RouteTableId: before?.RouteTableId });
  await ec2.disassociateRouteTable({ AssociationId });
  await expect(ec2.disassociateRouteTable({ AssociationId })).rejects.toMatchObject({
    name: "InvalidAssociationID.NotFound",
  });
});

networked("endpoints of both kinds come and go", async ({ ec2 }) => {
  const { VpcId, SubnetId, RouteTableId } = await makeNetwork(ec2);
  const gateway = await ec2.createVpcEndpoint({
    VpcId,
    ServiceName: "com.amazonaws.eu-west-1.s3",
    RouteTableIds: [RouteTableId],
  });
  const own = await ec2.createVpcEndpoint({
    VpcId,
    VpcEndpointType: "Interface",
    ServiceName: "com.amazonaws.eu-west-1.ecr.api",
    SubnetIds: [SubnetId],
  });
  const [gatewayId = "", ownId = ""] = [gateway, own].map(({ VpcEndpoint }) => VpcEndpoint?.VpcEndpointId);
  expect(own.VpcEndpoint).toMatchObject({ State: "pending", PrivateDnsEnabled: true });
  const { RouteTables } = await ec2.describeRouteTables({ RouteTableIds: [RouteTableId] });
  expect(RouteTables?.[0]?.Routes?.at(-1)).toMatchObject({ GatewayId: gatewayId, State: "active" });
  const stateOf = async () =>
    String((await ec2.describeVpcEndpoints({ VpcEndpointIds: [ownId] })).VpcEndpoints?.[0]?.State);
  await until(async () => ((await stateOf()) === "available" ? true : undefined));
  await expect(ec2.deleteSubnet({ SubnetId })).rejects.toMatchObject({ name: "DependencyViolation" });

  await ec2.modifyVpcEndpoint({ VpcEndpointId: gatewayId, RemoveRouteTableIds: [RouteTableId] });
  const routed = await ec2.describeRouteTables({ Filters: [{ Name: "route.gateway-id", Values: [gatewayId] }] });
  expect(routed.RouteTables).toEqual([]);
  const { GroupId = "" } = await ec2.createSecurityGroup({ GroupName: "api", Description: "api", VpcId });
  await ec2.modifyVpcEndpoint({ VpcEndpointId: ownId, AddSecurityGroupIds: [GroupId] });
  const guarded = await ec2.describeNetworkInterfaces({ Filters: [{ Name: "group-id", Values: [GroupId] }] });
  expect(guarded.NetworkInterfaces).toMatchObject([{ InterfaceType: "vpc_endpoint", SubnetId }]);
  await expect(ec2.modifyVpcEndpoint({ VpcEndpointId: ownId, AddRouteTableIds: [RouteTableId] })).rejects.toMatchObject(
    { name: "InvalidParameter" },
  );

  const strange = "vpce-0123456789abcdef0";
  const { Unsuccessful } = await ec2.deleteVpcEndpoints({ VpcEndpointIds: [gatewayId, ownId, strange] });
  expect(Unsuccessful).toEqual([
    {
      ResourceId: strange,
      Error: { Code: "InvalidVpcEndpointId.NotFound", Message: `The Vpc Endpoint Id '${strange}' does not exist` },
    },
  ]);
  await until(async () => {
    const left: VpcEndpoint[] = (await ec2.describeVpcEndpoints({})).VpcEndpoints ?? [];
    return left.length === 0 ? true : undefined;
  });
  await ec2.deleteSubnet({ SubnetId });
});

networked("an instance keeps its VPC in use until it is terminated", async ({ ec2 }) => {
  const { VpcId, SubnetId, InternetGatewayId } = await makeNetwork(ec2);
  await ec2.modifySubnetAttribute({ SubnetId, MapPublicIpOnLaunch: { Value: true } });
  const { Instances: [instance] = [] } = await ec2.runInstances({
    ImageId: "ami-0123456789abcdef0",
    InstanceType: "t3.micro",
    SubnetId,
    MinCount: 1,
    MaxCount: 1,
    TagSpecifications: [{ ResourceType: "instance", Tags: [{ Key: "Name", Value: "bastion" }] }],
  });
  const InstanceIds = [instance?.InstanceId ?? ""];
  expect(instance).toMatchObject({ State: { Name: "pending" }, VpcId, Tags: [{ Key: "Name", Value: "bastion" }] });
  const reached = (name: string) =>
    until(async () => {
      const { Reservations: [reservation] = [] } = await ec2.describeInstances({ InstanceIds });
      return reservation?.Instances?.[0]?.State?.Name === name ? reservation.Instances[0] : undefined;
    });
  const running = await reached("running");
  expect(running.PublicIpAddress).toBe(running.NetworkInterfaces?.[0]?.Association?.PublicIp);
  const Filters = [{ Name: "attachment.instance-id", Values: InstanceIds }];
  expect((await ec2.describeNetworkInterfaces({ Filters })).NetworkInterfaces).toMatchObject([{ Status: "in-use" }]);
  await expect(ec2.detachInternetGateway({ VpcId, InternetGatewayId })).rejects.toMatchObject({
    name: "DependencyViolation",
  });

  const { TerminatingInstances } = await ec2.terminateInstances({ InstanceIds });
  expect(TerminatingInstances).toMatchObject([
    { PreviousState: { Name: "running" }, CurrentState: { Name: "shutting-down" } },
  ]);
  await reached("terminated");
  expect((await ec2.describeNetworkInterfaces({ Filters })).NetworkInterfaces).toEqual([]);
});

networked("an Elastic IP address moves from one interface to another", async ({ ec2 }) => {
  const { SubnetId } = await makeNetwork(ec2);
  const create = async () =>
    (await ec2.createNetworkInterface({ SubnetId })).NetworkInterface?.NetworkInterfaceId ?? "";
  const [one, two] = [await create(), await create()];
  const { AllocationId, PublicIp } = await ec2.allocateAddress({});
  await ec2.associateAddress({ AllocationId, NetworkInterfaceId: one });
  await expect(ec2.associateAddress({ AllocationId, NetworkInterfaceId: two })).rejects.toMatchObject({
    name: "Resource.AlreadyAssociated",
  });
  const { AssociationId } = await ec2.associateAddress({
    AllocationId,
    NetworkInterfaceId: two,
    AllowReassociation: true,
  });
  const holders = await ec2.describeNetworkInterfaces({
    Filters: [{ Name: "association.public-ip", Values: [PublicIp ?? ""] }],
  });
  expect(holders.NetworkInterfaces?.map(({ NetworkInterfaceId }) => NetworkInterfaceId)).toEqual([two]);
  await ec2.disassociateAddress({ AssociationId });
  await ec2.releaseAddress({ AllocationId });
  await expect(ec2.describeAddresses({ AllocationIds: [AllocationId ?? ""] })).rejects.toMatchObject({
    name: "InvalidAllocationID.NotFound",
  });
});

networked("a peered VPC stays until the peering has gone", async ({ ec2 }) => {
  const create = async (CidrBlock: string) => (await ec2.createVpc({ CidrBlock })).Vpc?.VpcId ?? "";
  const [VpcId, PeerVpcId] = [await create("10.0.0.0/16"), await create("10.1.0.0/16")];
  const { VpcPeeringConnection } = await ec2.createVpcPeeringConnection({ VpcId, PeerVpcId });
  const id = { VpcPeeringConnectionId: VpcPeeringConnection?.VpcPeeringConnectionId };
  const accepted = await ec2.acceptVpcPeeringConnection(id);
  expect(accepted.VpcPeeringConnection?.Status).toEqual({ Code: "active", Message: "Active" });
  await expect(ec2.deleteVpc({ VpcId })).rejects.toMatchObject({ name: "DependencyViolation" });
  await ec2.deleteVpcPeeringConnection(id);
  const Filters = [{ Name: "status-code", Values: ["deleted"] }];
  expect((await ec2.describeVpcPeeringConnections({ Filters })).VpcPeeringConnections).toHaveLength(1);
  await ec2.deleteVpc({ VpcId });
});

networked("a VPN gateway and a network ACL keep a VPC", async ({ ec2 }) => {
  const { Vpc } = await ec2.createVpc({ CidrBlock: "10.0.0.0/16" });
  const { VpcId } = Vpc ?? {};
  const violation = { name: "DependencyViolation" };
  const { VpnGateway } = await ec2.createVpnGateway({ Type: "ipsec.1" });
  const gateway = { VpnGatewayId: VpnGateway?.VpnGatewayId, VpcId };
  await ec2.attachVpnGateway(gateway);
  await expect(ec2.deleteVpc({ VpcId })).rejects.toMatchObject(violation);
  await ec2.detachVpnGateway(gateway);
  const { NetworkAcl } = await ec2.createNetworkAcl({ VpcId });
  await expect(ec2.deleteVpc({ VpcId })).rejects.toMatchObject(violation);
  await ec2.deleteNetworkAcl({ NetworkAclId: NetworkAcl?.NetworkAclId });
  await ec2.deleteVpc({ VpcId });
  expect((await ec2.describeVpnGateways({})).VpnGateways).toMatchObject([{ VpcAttachments: [] }]);
});

networked("rules have ids of their own, in both directions", async ({ ec2 }) => {
  const { VpcId } = await makeNetwork(ec2);
  const { GroupId } = await ec2.createSecurityGroup({ GroupName: "web", Description: "web", VpcId });
  const web = { IpProtocol: "6", FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: "10.0.0.0/8" }] };
  await ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions: [web] });
  const all = { IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] };
  await ec2.revokeSecurityGroupEgress({ GroupId, IpPermissions: [all] });
  const Filters = [{ Name: "group-id", Values: [GroupId ?? ""] }];
  const { SecurityGroupRules } = await ec2.describeSecurityGroupRules({ Filters });
  expect(SecurityGroupRules).toMatchObject([{ IsEgress: false, IpProtocol: "tcp", CidrIpv4: "10.0.0.0/8" }]);
  expect((await ec2.describeSecurityGroups({ GroupIds: [GroupId ?? ""] })).SecurityGroups).toMatchObject([
    { IpPermissions: [{ FromPort: 443, IpRanges: [{ CidrIp: "10.0.0.0/8" }] }], IpPermissionsEgress: [] },
  ]);
  const SecurityGroupRuleIds = SecurityGroupRules?.map(({ SecurityGroupRuleId = "" }) => SecurityGroupRuleId);
  await ec2.createTags({ Resources: SecurityGroupRuleIds, Tags: [{ Key: "why", Value: "test" }] });
  expect((await ec2.describeTags({})).Tags).toMatchObject([{ ResourceType: "security-group-rule", Key: "why" }]);
  await ec2.revokeSecurityGroupIngress({ GroupId, SecurityGroupRuleIds });
  expect((await ec2.describeSecurityGroupRules({ Filters })).SecurityGroupRules).toEqual([]);
});

networked("a Region can be cut off from the internet", async ({ ec2 }) => {
  const { Vpc } = await ec2.createVpc({ CidrBlock: "10.0.0.0/16" });
  const optionsOf = async () => (await ec2.describeVpcBlockPublicAccessOptions({})).VpcBlockPublicAccessOptions;
  expect(await optionsOf()).toMatchObject({ State: "default-state", InternetGatewayBlockMode: "off" });
  await ec2.modifyVpcBlockPublicAccessOptions({ InternetGatewayBlockMode: "block-bidirectional" });
  await until(async () => ((await optionsOf())?.State === "update-complete" ? true : undefined));
  const { Vpcs } = await ec2.describeVpcs({ VpcIds: [Vpc?.VpcId ?? ""] });
  expect(Vpcs?.[0]?.BlockPublicAccessStates).toEqual({ InternetGatewayBlockMode: "block-bidirectional" });
});

networked("lists come in pages of the size that is asked for", async ({ ec2 }) => {
  const { SubnetId } = await makeNetwork(ec2);
  for (let made = 0; made < 7; made++) await ec2.createNetworkInterface({ SubnetId });
  const first = await ec2.describeNetworkInterfaces({ MaxResults: 5 });
  expect(first.NetworkInterfaces).toHaveLength(5);
  const second = await ec2.describeNetworkInterfaces({ MaxResults: 5, NextToken: first.NextToken });
  expect([second.NetworkInterfaces?.length, second.NextToken]).toEqual([2, undefined]);
  const ids = first.NetworkInterfaces?.map(({ NetworkInterfaceId = "" }) => NetworkInterfaceId);
  await expect(ec2.describeNetworkInterfaces({ MaxResults: 5, NetworkInterfaceIds: ids })).rejects.toMatchObject({
    name: "InvalidParameterCombination",
  });
});

networked("quotas hold", async ({ ec2 }) => {
  for (let made = 0; made < 5; made++) await ec2.createVpc({ CidrBlock: "10.0.0.0/16" });
  await expect(ec2.createVpc({ CidrBlock: "10.0.0.0/16" })).rejects.toMatchObject({
    name: "VpcLimitExceeded",
    message: "The maximum number of VPCs has been reached.",
  });
  for (let made = 0; made < 5; made++) await ec2.allocateAddress({});
  await expect(ec2.allocateAddress({})).rejects.toMatchObject({ name: "AddressLimitExceeded" });
});

networked.for([
  ["a VPC that is too large", "createVpc", { CidrBlock: "10.0.0.0/8" }, "InvalidVpc.Range"],
  ["no CIDR block", "createVpc", { CidrBlock: "ten" }, "InvalidParameterValue"],
  ["a VPC of nothing", "createVpc", {}, "MissingParameter"],
  ["a subnet elsewhere", "createSubnet", { CidrBlock: "10.9.0.0/24" }, "InvalidSubnet.Range"],
  ["a subnet in the way", "createSubnet", { CidrBlock: "10.0.0.128/25" }, "InvalidSubnet.Conflict"],
  [
    "an unknown zone",
    "createSubnet",
    { CidrBlock: "10.0.9.0/24", AvailabilityZone: "eu-west-1z" },
    "InvalidParameterValue",
  ],
  [
    "tags for something else",
    "createSubnet",
    { CidrBlock: "10.0.9.0/24", TagSpecifications: [{ ResourceType: "vpc", Tags: [] }] },
    "InvalidParameterValue",
  ],
  ["a route to nowhere", "createRoute", { DestinationCidrBlock: "0.0.0.0/0" }, "MissingParameter"],
  [
    "a second default route",
    "createRoute",
    { DestinationCidrBlock: "0.0.0.0/0", VpcPeeringConnectionId: "pcx-0123456789abcdef0" },
    "InvalidVpcPeeringConnectionID.NotFound",
  ],
  ["an unknown service", "createVpcEndpoint", { ServiceName: "com.example.shop" }, "InvalidServiceName"],
  ["a NAT gateway without an address", "createNatGateway", {}, "MissingParameter"],
  ["an unknown NAT gateway", "deleteNatGateway", { NatGatewayId: "nat-0123456789abcdef0" }, "NatGatewayNotFound"],
  ["a second gateway", "attachInternetGateway", {}, "Resource.AlreadyAssociated"],
] as const)("%s is refused", async ([, operation, input, name], { ec2 }) => {
  const network = await makeNetwork(ec2);
  const call = ec2[operation].bind(ec2) as (input: object) => Promise<unknown>;
  await expect(call({ ...network, ...input })).rejects.toMatchObject({ name });
});
