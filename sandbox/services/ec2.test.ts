import {
  AuthorizeSecurityGroupIngressCommand,
  CreateDefaultSubnetCommand,
  CreateDefaultVpcCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  DeleteInternetGatewayCommand,
  DeleteSecurityGroupCommand,
  DeleteSubnetCommand,
  DeleteTagsCommand,
  DeleteVpcCommand,
  DescribeAccountAttributesCommand,
  DescribeAvailabilityZonesCommand,
  DescribeInternetGatewaysCommand,
  DescribeNetworkAclsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRegionsCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeTagsCommand,
  DescribeVpcsCommand,
  DetachInternetGatewayCommand,
  EC2Client,
  RevokeSecurityGroupIngressCommand,
  waitUntilVpcAvailable,
} from "@aws-sdk/client-ec2";
import { expect } from "vitest";
import { clientConfig } from "../client-config";
import type { Sandbox } from "../server";
import { test } from "../testing";
import { findDefaultSubnets, findDefaultVpc } from "./ec2/default-vpc";
import { addNetworkInterface, removeNetworkInterface } from "./ec2/network-interfaces";

const isDefault = [{ Name: "isDefault", Values: ["true"] }];

test("a default VPC is pending, then available, with a public subnet in every zone", async ({ start }) => {
  const sandbox = await start({ speed: 100 });
  const client = new EC2Client(clientConfig(sandbox, "ap-northeast-1"));
  expect((await client.send(new DescribeVpcsCommand({ Filters: isDefault }))).Vpcs).toEqual([]);

  const { Vpc } = await client.send(new CreateDefaultVpcCommand({}));
  const VpcId = Vpc?.VpcId ?? "";
  expect(Vpc).toMatchObject({ State: "pending", IsDefault: true, CidrBlock: "172.31.0.0/16", Tags: [] });
  await waitUntilVpcAvailable({ client, maxWaitTime: 5, minDelay: 0.05, maxDelay: 0.05 } as never, { VpcIds: [VpcId] });

  const ofVpc = [{ Name: "vpc-id", Values: [VpcId] }];
  const { Subnets = [] } = await client.send(new DescribeSubnetsCommand({ Filters: ofVpc }));
  expect(Subnets.map(({ AvailabilityZone, CidrBlock }) => [AvailabilityZone, CidrBlock])).toEqual([
    ["ap-northeast-1a", "172.31.0.0/20"],
    ["ap-northeast-1c", "172.31.16.0/20"],
    ["ap-northeast-1d", "172.31.32.0/20"],
  ]);
  expect(Subnets[0]).toMatchObject({ DefaultForAz: true, MapPublicIpOnLaunch: true, AvailableIpAddressCount: 4091 });
  const { RouteTables } = await client.send(new DescribeRouteTablesCommand({ Filters: ofVpc }));
  expect(RouteTables?.[0]?.Routes?.map(({ DestinationCidrBlock }) => DestinationCidrBlock)).toEqual([
    "172.31.0.0/16",
    "0.0.0.0/0",
  ]);
  const attached = [{ Name: "attachment.vpc-id", Values: [VpcId] }];
  const { InternetGateways } = await client.send(new DescribeInternetGatewaysCommand({ Filters: attached }));
  expect(InternetGateways).toHaveLength(1);
  const { SecurityGroups } = await client.send(new DescribeSecurityGroupsCommand({ Filters: ofVpc }));
  expect(SecurityGroups?.map(({ GroupName }) => GroupName)).toEqual(["default"]);
  expect(
    (await client.send(new DescribeNetworkAclsCommand({ Filters: ofVpc }))).NetworkAcls?.[0]?.Entries,
  ).toHaveLength(4);

  await expect(client.send(new CreateDefaultVpcCommand({}))).rejects.toMatchObject({
    name: "DefaultVpcAlreadyExists",
    message: "A Default VPC already exists for this account in this region.",
  });
});

test("Regions do not know each other's VPCs", async ({ sandbox }) => {
  await new EC2Client(clientConfig(sandbox, "eu-west-1")).send(new CreateDefaultVpcCommand({}));
  const { Vpcs } = await new EC2Client(clientConfig(sandbox, "us-east-1")).send(new DescribeVpcsCommand({}));
  expect(Vpcs).toEqual([]);
});

test("an account of the scenario with-default-vpc has one in every Region", async ({ start }) => {
  const sandbox = await start({ scenario: "with-default-vpc" });
  for (const [region, zones] of [
    ["us-east-1", 6],
    ["eu-west-1", 3],
  ] as const) {
    const client = new EC2Client(clientConfig(sandbox, region));
    expect((await client.send(new DescribeVpcsCommand({ Filters: isDefault }))).Vpcs).toMatchObject([
      { State: "available" },
    ]);
    expect((await client.send(new DescribeSubnetsCommand({}))).Subnets).toHaveLength(zones);
  }
});

test("tags are found again, and go only where their value fits", async ({ sandbox }) => {
  const { client, vpcId } = await withVpc(sandbox);
  const Tags = [
    { Key: "Name", Value: "default" },
    { Key: "CreatedBy", Value: "slipway" },
  ];
  await client.send(new CreateTagsCommand({ Resources: [vpcId], Tags }));
  expect((await client.send(new DescribeVpcsCommand({ VpcIds: [vpcId] }))).Vpcs?.[0]?.Tags).toEqual(Tags);
  const byTag = [{ Name: "tag:CreatedBy", Values: ["slip*"] }];
  expect((await client.send(new DescribeVpcsCommand({ Filters: byTag }))).Vpcs).toHaveLength(1);
  const ofVpc = [{ Name: "resource-id", Values: [vpcId] }];
  expect((await client.send(new DescribeTagsCommand({ Filters: ofVpc }))).Tags).toMatchObject(
    Tags.map((tag) => ({ ...tag, ResourceId: vpcId, ResourceType: "vpc" })),
  );

  await client.send(
    new DeleteTagsCommand({ Resources: [vpcId], Tags: [{ Key: "Name", Value: "other" }, { Key: "CreatedBy" }] }),
  );
  expect((await client.send(new DescribeVpcsCommand({ VpcIds: [vpcId] }))).Vpcs?.[0]?.Tags).toEqual([Tags[0]]);
});

test("a default VPC is taken apart in AWS's order only", async ({ sandbox }) => {
  const { client, vpcId } = await withVpc(sandbox);
  const place = { account: sandbox.world.account, region: "eu-west-1", world: sandbox.world };
  const InternetGatewayId = (await client.send(new DescribeInternetGatewaysCommand({}))).InternetGateways?.[0]
    ?.InternetGatewayId;
  const subnetIds = findDefaultSubnets(place).map(({ SubnetId }) => SubnetId);
  const { NetworkInterfaceId: interfaceId = "" } = addNetworkInterface(place, {
    subnetId: subnetIds[0] ?? "",
    hasPublicIp: true,
    operator: { Managed: true, Principal: "ecs.amazonaws.com" },
    madeBy: "ecs",
  });
  const all = new DescribeNetworkInterfacesCommand({ IncludeManagedResources: true });
  expect((await client.send(all)).NetworkInterfaces?.map(({ NetworkInterfaceId }) => NetworkInterfaceId)).toEqual([
    interfaceId,
  ]);
  expect((await client.send(new DescribeNetworkInterfacesCommand({}))).NetworkInterfaces).toEqual([]);
  expect((await client.send(new DescribeSubnetsCommand({}))).Subnets?.[0]?.AvailableIpAddressCount).toBe(4090);

  const violation = { name: "DependencyViolation" };
  const detach = new DetachInternetGatewayCommand({ InternetGatewayId, VpcId: vpcId });
  const mapped = `Network ${vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`;
  await expect(client.send(detach)).rejects.toMatchObject({ ...violation, message: mapped });
  await expect(client.send(new DeleteSubnetCommand({ SubnetId: subnetIds[0] }))).rejects.toMatchObject(violation);
  removeNetworkInterface(place, interfaceId);
  await expect(client.send(new DeleteInternetGatewayCommand({ InternetGatewayId }))).rejects.toMatchObject(violation);
  await client.send(detach);
  await expect(client.send(detach)).rejects.toMatchObject({ name: "Gateway.NotAttached" });
  await client.send(new DeleteInternetGatewayCommand({ InternetGatewayId }));
  await expect(client.send(new DeleteVpcCommand({ VpcId: vpcId }))).rejects.toMatchObject({
    ...violation,
    message: `The vpc '${vpcId}' has dependencies and cannot be deleted.`,
  });
  for (const SubnetId of subnetIds) await client.send(new DeleteSubnetCommand({ SubnetId }));
  await client.send(new DeleteVpcCommand({ VpcId: vpcId }));

  expect(findDefaultVpc(place)).toBeUndefined();
  expect((await client.send(new DescribeSecurityGroupsCommand({}))).SecurityGroups).toEqual([]);
  const next = await client.send(new CreateDefaultVpcCommand({}));
  expect(next.Vpc?.VpcId).not.toBe(vpcId);
});

test("a security group lives until nothing needs it", async ({ sandbox }) => {
  const { client, vpcId } = await withVpc(sandbox);
  const create = (GroupName: string) =>
    client.send(new CreateSecurityGroupCommand({ GroupName, Description: "a test", VpcId: vpcId }));
  const { GroupId: web } = await create("web");
  const { GroupId: app } = await create("app");
  await expect(create("web")).rejects.toMatchObject({ name: "InvalidGroup.Duplicate" });
  const IpPermissions = [{ IpProtocol: "tcp", FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];
  const authorize = new AuthorizeSecurityGroupIngressCommand({ GroupId: web, IpPermissions });
  expect((await client.send(authorize)).SecurityGroupRules).toMatchObject([{ CidrIpv4: "0.0.0.0/0", FromPort: 80 }]);
  await expect(client.send(authorize)).rejects.toMatchObject({
    name: "InvalidPermission.Duplicate",
    message: 'the specified rule "peer: 0.0.0.0/0, TCP, from port: 80, to port: 80, ALLOW" already exists',
  });
  const fromWeb = [{ IpProtocol: "-1", UserIdGroupPairs: [{ GroupId: web }] }];
  await client.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: app, IpPermissions: fromWeb }));

  const remove = new DeleteSecurityGroupCommand({ GroupId: web });
  await expect(client.send(remove)).rejects.toMatchObject({
    name: "DependencyViolation",
    message: `resource ${web} has a dependent object`,
  });
  await client.send(new RevokeSecurityGroupIngressCommand({ GroupId: app, IpPermissions: fromWeb }));
  await client.send(remove);
  const { SecurityGroups = [] } = await client.send(new DescribeSecurityGroupsCommand({}));
  expect(SecurityGroups.map(({ GroupName }) => GroupName)).toEqual(["default", "app"]);
});

test("a default subnet that was deleted can be made again", async ({ sandbox }) => {
  const { client } = await withVpc(sandbox);
  const create = new CreateDefaultSubnetCommand({ AvailabilityZone: "eu-west-1b" });
  await expect(client.send(create)).rejects.toMatchObject({ name: "DefaultSubnetAlreadyExistsInAvailabilityZone" });
  const place = { account: sandbox.world.account, region: "eu-west-1", world: sandbox.world };
  const gone = findDefaultSubnets(place).find(({ AvailabilityZone }) => AvailabilityZone === "eu-west-1b");
  await client.send(new DeleteSubnetCommand({ SubnetId: gone?.SubnetId }));

  expect((await client.send(create)).Subnet).toMatchObject({ CidrBlock: "172.31.16.0/20", DefaultForAz: true });
});

test("the account tells its attributes, zones and Regions", async ({ sandbox }) => {
  const { client, vpcId } = await withVpc(sandbox);
  const { AccountAttributes } = await client.send(
    new DescribeAccountAttributesCommand({ AttributeNames: ["default-vpc"] }),
  );
  expect(AccountAttributes).toEqual([{ AttributeName: "default-vpc", AttributeValues: [{ AttributeValue: vpcId }] }]);
  const { AvailabilityZones } = await client.send(new DescribeAvailabilityZonesCommand({}));
  expect(AvailabilityZones?.map(({ ZoneId }) => ZoneId)).toEqual(["euw1-az1", "euw1-az2", "euw1-az3"]);
  const regions = await client.send(new DescribeRegionsCommand({ RegionNames: ["eu-west-1", "me-south-1"] }));
  expect(regions.Regions).toMatchObject([
    { RegionName: "eu-west-1", OptInStatus: "opt-in-not-required" },
    { RegionName: "me-south-1", OptInStatus: "opted-in" },
  ]);
});

test.for([
  [
    "an unknown VPC",
    new DescribeVpcsCommand({ VpcIds: ["vpc-0123456789abcdef0"] }),
    "InvalidVpcID.NotFound",
    "The vpc ID 'vpc-0123456789abcdef0' does not exist",
  ],
  ["an id that is none", new DescribeVpcsCommand({ VpcIds: ["shop"] }), "InvalidVpcID.Malformed", 'Invalid id: "shop"'],
  [
    "an unknown filter",
    new DescribeVpcsCommand({ Filters: [{ Name: "colour", Values: ["red"] }] }),
    "InvalidParameterValue",
    "The filter 'colour' is invalid",
  ],
  [
    "a page of 2",
    new DescribeVpcsCommand({ MaxResults: 2 }),
    "InvalidParameterValue",
    "Expecting a value between 5 and 1000.",
  ],
  ["a token of nowhere", new DescribeVpcsCommand({ NextToken: "x" }), "InvalidPaginationToken", ""],
  [
    "no VPC to delete",
    new DeleteVpcCommand({ VpcId: undefined }),
    "MissingParameter",
    "The request must contain the parameter vpcId",
  ],
  [
    "a tag of AWS's own",
    new CreateTagsCommand({ Resources: ["vpc-0"], Tags: [{ Key: "aws:x", Value: "" }] }),
    "InvalidParameterValue",
    "Tag keys starting with 'aws:' are reserved for internal use",
  ],
  [
    "a tag on what cannot have one",
    new CreateTagsCommand({ Resources: ["shop"], Tags: [{ Key: "a", Value: "" }] }),
    "InvalidID",
    "The ID 'shop' is not valid",
  ],
  [
    "a group without a VPC",
    new CreateSecurityGroupCommand({ GroupName: "a", Description: "a" }),
    "VPCIdNotSpecified",
    "No default VPC for this user",
  ],
  [
    "a dry run",
    new CreateDefaultVpcCommand({ DryRun: true }),
    "DryRunOperation",
    "Request would have succeeded, but DryRun flag is set.",
  ],
] as const)("%s is refused", async ([, command, name, message], { sandbox }) => {
  const client = new EC2Client(clientConfig(sandbox));
  await expect(client.send(command as DescribeVpcsCommand)).rejects.toMatchObject({
    name,
    message: expect.stringContaining(message),
  });
});

async function withVpc(sandbox: Sandbox) {
  const client = new EC2Client(clientConfig(sandbox));
  const { Vpc } = await client.send(new CreateDefaultVpcCommand({}));
  return { client, vpcId: Vpc?.VpcId ?? "" };
}
