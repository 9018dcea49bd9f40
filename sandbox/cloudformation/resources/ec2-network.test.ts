import { EC2 } from "@aws-sdk/client-ec2";
import { expect } from "vitest";
import { clientConfig } from "../../client-config";
import { test } from "../../services/cloudformation/testing";

const ref = (Ref: string) => ({ Ref });
const att = (...path: [string, string]) => ({ "Fn::GetAtt": path });

interface Choice {
  hostnames?: boolean;
  port?: number;
  nat?: boolean;
  cidr?: string;
}

/** The VPC of many a tutorial: public and private subnets in two zones, a NAT gateway and an endpoint. */
function template({ hostnames = true, port = 80, nat = true, cidr = "10.0" }: Choice = {}): string {
  const zones = ["A", "B"];
  const subnet = (tier: string, at: number) => ({
    Type: "AWS::EC2::Subnet",
    Properties: {
      VpcId: ref("Vpc"),
      CidrBlock: `${cidr}.${tier === "Public" ? at : 10 + at}.0/24`,
      AvailabilityZone: { "Fn::Select": [at, { "Fn::GetAZs": "" }] },
      MapPublicIpOnLaunch: tier === "Public",
      Tags: [{ Key: "Name", Value: { "Fn::Sub": `\${AWS::StackName}-${tier}-${at}` } }],
    },
  });
  const association = (tier: string, zone: string) => ({
    Type: "AWS::EC2::SubnetRouteTableAssociation",
    Properties: { RouteTableId: ref(`${tier}Routes`), SubnetId: ref(`${tier}${zone}`) },
  });
  const tiers = ["Public", "Private"];
  return JSON.stringify({
    Resources: {
      Vpc: {
        Type: "AWS::EC2::VPC",
        Properties: { CidrBlock: `${cidr}.0.0/16`, EnableDnsSupport: true, EnableDnsHostnames: hostnames },
      },
      Gateway: { Type: "AWS::EC2::InternetGateway" },
      Attachment: {
        Type: "AWS::EC2::VPCGatewayAttachment",
        Properties: { VpcId: ref("Vpc"), InternetGatewayId: ref("Gateway") },
      },
      ...Object.fromEntries(tiers.flatMap((tier) => zones.map((zone, at) => [`${tier}${zone}`, subnet(tier, at)]))),
      ...Object.fromEntries(
        tiers.map((tier) => [`${tier}Routes`, { Type: "AWS::EC2::RouteTable", Properties: { VpcId: ref("Vpc") } }]),
      ),
      ...Object.fromEntries(
        tiers.flatMap((tier) => zones.map((zone) => [`${tier}${zone}Routes`, association(tier, zone)])),
      ),
      PublicRoute: {
        Type: "AWS::EC2::Route",
        DependsOn: "Attachment",
        Properties: {
          RouteTableId: ref("PublicRoutes"),
          DestinationCidrBlock: "0.0.0.0/0",
          GatewayId: ref("Gateway"),
        },
      },
      ...(nat && {
        NatAddress: { Type: "AWS::EC2::EIP", DependsOn: "Attachment", Properties: { Domain: "vpc" } },
        Nat: {
          Type: "AWS::EC2::NatGateway",
          Properties: { AllocationId: att("NatAddress", "AllocationId"), SubnetId: ref("PublicA") },
        },
        PrivateRoute: {
          Type: "AWS::EC2::Route",
          Properties: {
            RouteTableId: ref("PrivateRoutes"),
            DestinationCidrBlock: "0.0.0.0/0",
            NatGatewayId: ref("Nat"),
          },
        },
      }),
      Registry: {
        Type: "AWS::EC2::VPCEndpoint",
        Properties: {
          VpcId: ref("Vpc"),
          ServiceName: { "Fn::Join": [".", ["com.amazonaws", ref("AWS::Region"), "ecr.dkr"]] },
          VpcEndpointType: "Interface",
          SubnetIds: nat ? [ref("PrivateA"), ref("PrivateB")] : [ref("PrivateA")],
          SecurityGroupIds: [ref("Web")],
          PrivateDnsEnabled: true,
        },
      },
      Web: {
        Type: "AWS::EC2::SecurityGroup",
        Properties: {
          GroupDescription: "web",
          VpcId: ref("Vpc"),
          SecurityGroupIngress: [{ IpProtocol: "tcp", FromPort: port, ToPort: port, CidrIp: "0.0.0.0/0" }],
        },
      },
      App: { Type: "AWS::EC2::SecurityGroup", Properties: { GroupDescription: "app", VpcId: ref("Vpc") } },
      AppFromWeb: {
        Type: "AWS::EC2::SecurityGroupIngress",
        Properties: {
          GroupId: ref("App"),
          IpProtocol: "tcp",
          FromPort: 8080,
          ToPort: 8080,
          SourceSecurityGroupId: ref("Web"),
        },
      },
      WebToApp: {
        Type: "AWS::EC2::SecurityGroupEgress",
        Properties: {
          GroupId: ref("Web"),
          IpProtocol: "tcp",
          FromPort: 8080,
          ToPort: 8080,
          DestinationSecurityGroupId: ref("App"),
        },
      },
    },
    Outputs: {
      VpcId: { Value: ref("Vpc") },
      Group: { Value: att("Vpc", "DefaultSecurityGroup") },
      ...(nat && { Address: { Value: ref("NatAddress") } }),
    },
  });
}

test("a VPC with public and private subnets goes up, changes and comes down", async ({ deployer, sandbox }) => {
  const ec2 = new EC2(clientConfig(sandbox));
  const { StackId = "" } = await deployer.createStack({ StackName: "net", TemplateBody: template() });
  const created = await deployer.settled("net");
  expect([created.StackStatus, created.StackStatusReason]).toEqual(["CREATE_COMPLETE", undefined]);
  const outputs = Object.fromEntries((created.Outputs ?? []).map((one) => [one.OutputKey, one.OutputValue ?? ""]));
  const Filters = [{ Name: "vpc-id", Values: [outputs.VpcId ?? ""] }];
  expect((await ec2.describeSubnets({ Filters })).Subnets).toHaveLength(4);
  expect((await ec2.describeAddresses({ PublicIps: [outputs.Address ?? ""] })).Addresses).toHaveLength(1);
  expect((await ec2.describeVpcs({ VpcIds: [outputs.VpcId ?? ""] })).Vpcs?.[0]?.Tags).toContainEqual({
    Key: "aws:cloudformation:logical-id",
    Value: "Vpc",
  });
  const routed = await ec2.describeRouteTables({ Filters: [...Filters, { Name: "route.state", Values: ["active"] }] });
  expect(routed.RouteTables).toHaveLength(3);

  const changed = template({ hostnames: false, port: 443, nat: false });
  await deployer.updateStack({ StackName: "net", TemplateBody: changed });
  expect(await deployer.settled("net")).toMatchObject({ StackStatus: "UPDATE_COMPLETE" });
  const { SecurityGroups = [] } = await ec2.describeSecurityGroups({ Filters });
  const web = SecurityGroups.find(({ Description }) => Description === "web");
  expect(web?.IpPermissions?.map(({ FromPort }) => FromPort)).toEqual([443]);
  const hostnames = await ec2.describeVpcAttribute({ VpcId: outputs.VpcId, Attribute: "enableDnsHostnames" });
  expect(hostnames.EnableDnsHostnames?.Value).toBe(false);
  expect((await ec2.describeAddresses({})).Addresses).toEqual([]);
  const { VpcEndpoints } = await ec2.describeVpcEndpoints({});
  expect(VpcEndpoints?.map(({ SubnetIds }) => SubnetIds?.length)).toEqual([1]);
  expect((await ec2.describeNetworkInterfaces({ Filters })).NetworkInterfaces).toHaveLength(1);

  await deployer.deleteStack({ StackName: "net" });
  const deleted = await deployer.settled(StackId);
  expect([deleted.StackStatus, deleted.StackStatusReason]).toEqual(["DELETE_COMPLETE", undefined]);
  const response = await fetch(`${sandbox.origin}/_sandbox/inventory`);
  expect(await response.json()).toEqual({ items: [] });
});

test("another range of addresses makes another network before the old one goes", async ({ deployer, sandbox }) => {
  const ec2 = new EC2(clientConfig(sandbox));
  const small = (cidr: string) =>
    JSON.stringify({
      Resources: {
        Vpc: { Type: "AWS::EC2::VPC", Properties: { CidrBlock: `${cidr}.0.0/16` } },
        Subnet: { Type: "AWS::EC2::Subnet", Properties: { VpcId: ref("Vpc"), CidrBlock: `${cidr}.0.0/24` } },
        Routes: { Type: "AWS::EC2::RouteTable", Properties: { VpcId: ref("Vpc") } },
        Association: {
          Type: "AWS::EC2::SubnetRouteTableAssociation",
          Properties: { RouteTableId: ref("Routes"), SubnetId: ref("Subnet") },
        },
      },
    });
  await deployer.createStack({ StackName: "net", TemplateBody: small("10.0") });
  await deployer.settled("net");
  const [before] = (await ec2.describeVpcs({})).Vpcs ?? [];
  await deployer.updateStack({ StackName: "net", TemplateBody: small("10.9") });
  const updated = await deployer.settled("net");
  expect([updated.StackStatus, updated.StackStatusReason]).toEqual(["UPDATE_COMPLETE", undefined]);
  const { Vpcs } = await ec2.describeVpcs({});
  expect(Vpcs).toMatchObject([{ CidrBlock: "10.9.0.0/16" }]);
  expect(Vpcs?.[0]?.VpcId).not.toBe(before?.VpcId);
});

test("what somebody else put into a VPC keeps the stack until it has gone", async ({ deployer, sandbox }) => {
  const ec2 = new EC2(clientConfig(sandbox));
  const TemplateBody = JSON.stringify({
    Resources: {
      Vpc: { Type: "AWS::EC2::VPC", Properties: { CidrBlock: "10.0.0.0/16" } },
      Subnet: { Type: "AWS::EC2::Subnet", Properties: { VpcId: ref("Vpc"), CidrBlock: "10.0.0.0/24" } },
    },
  });
  const { StackId = "" } = await deployer.createStack({ StackName: "net", TemplateBody });
  await deployer.settled("net");
  const [subnet] = (await ec2.describeSubnets({})).Subnets ?? [];
  const { NetworkInterface } = await ec2.createNetworkInterface({ SubnetId: subnet?.SubnetId });
  await deployer.deleteStack({ StackName: "net" });
  expect(await deployer.settled(StackId)).toMatchObject({ StackStatus: "DELETE_FAILED" });
  expect((await deployer.story(StackId)).find((line) => line.startsWith("Subnet DELETE_FAILED"))).toContain(
    `Resource handler returned message: "The subnet '${subnet?.SubnetId}' has dependencies and cannot be deleted. (Service: Ec2, Status Code: 400`,
  );

  await deployer.deleteStack({ StackName: "net" });
  await ec2.deleteNetworkInterface({ NetworkInterfaceId: NetworkInterface?.NetworkInterfaceId });
  await deployer.deleteStack({ StackName: "net" });
  expect(await deployer.settled(StackId)).toMatchObject({ StackStatus: "DELETE_COMPLETE" });
});

test("a NAT gateway without a way to the internet fails its stack with EC2's own words", async ({ deployer }) => {
  const TemplateBody = JSON.stringify({
    Resources: {
      Vpc: { Type: "AWS::EC2::VPC", Properties: { CidrBlock: "10.0.0.0/16" } },
      Subnet: { Type: "AWS::EC2::Subnet", Properties: { VpcId: ref("Vpc"), CidrBlock: "10.0.0.0/24" } },
      Address: { Type: "AWS::EC2::EIP" },
      Nat: {
        Type: "AWS::EC2::NatGateway",
        Properties: { AllocationId: att("Address", "AllocationId"), SubnetId: ref("Subnet") },
      },
    },
  });
  await deployer.createStack({ StackName: "net", TemplateBody });
  expect(await deployer.settled("net")).toMatchObject({ StackStatus: "ROLLBACK_COMPLETE" });
  expect((await deployer.story("net")).find((line) => line.startsWith("Nat CREATE_FAILED"))).toContain(
    "has no Internet gateway attached",
  );
});
