import {
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  CreateDefaultVpcCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import { expect } from "vitest";
import { GET as listNetworks } from "@/app/api/v1/targets/[target]/networks/route";
import { NetworkList } from "@/lib/domain/network";
import { get, testIn } from "@/server/testing";

const test = testIn({ scenario: "no-default-vpc", withEngine: false });

test("subnets are public or private as their routes make them, the default VPC first", async ({ sandbox }) => {
  const credentials = { accessKeyId: "AKIASANDBOXSANDBOX00", secretAccessKey: "secret-of-the-sandbox" };
  const ec2 = new EC2Client({ endpoint: sandbox.origin, region: "ap-northeast-1", credentials });
  const { Vpc: { VpcId } = {} } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.0.0.0/16" }));
  const subnetIds = [];
  for (const [index, zone] of ["a", "c"].entries()) {
    const { Subnet } = await ec2.send(
      new CreateSubnetCommand({
        ...{ VpcId, CidrBlock: `10.0.${index}.0/24`, AvailabilityZone: `ap-northeast-1${zone}` },
        TagSpecifications: [{ ResourceType: "subnet", Tags: [{ Key: "Name", Value: `apps-${zone}` }] }],
      }),
    );
    subnetIds.push(Subnet?.SubnetId);
  }
  const { InternetGateway: { InternetGatewayId } = {} } = await ec2.send(new CreateInternetGatewayCommand({}));
  await ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId }));
  const { RouteTable: { RouteTableId } = {} } = await ec2.send(new CreateRouteTableCommand({ VpcId }));
  const toInternet = { DestinationCidrBlock: "0.0.0.0/0", GatewayId: InternetGatewayId };
  await ec2.send(new CreateRouteCommand({ RouteTableId, ...toInternet }));
  await ec2.send(new AssociateRouteTableCommand({ RouteTableId, SubnetId: subnetIds[0] }));
  await ec2.send(new CreateDefaultVpcCommand({}));

  const answer = await get(listNetworks, { params: { target: sandbox.target } });
  const { vpcs, securityGroups } = NetworkList.parse(await answer.json());
  expect(vpcs.map(({ isDefault }) => isDefault)).toEqual([true, false]);
  expect(vpcs[0]?.subnets).toHaveLength(3);
  expect(vpcs[0]?.subnets.every(({ isPublic, isDefaultForZone }) => isPublic && isDefaultForZone)).toBe(true);
  expect(vpcs[1]).toMatchObject({
    cidrBlock: "10.0.0.0/16",
    subnets: [
      { subnetId: subnetIds[0], name: "apps-a", isPublic: true, freeAddresses: 251 },
      { subnetId: subnetIds[1], name: "apps-c", isPublic: false, hasWayOut: false },
    ],
  });
  expect(securityGroups.map(({ name }) => name)).toEqual(["default", "default"]);
});
