import {
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  DescribeRouteTablesCommand,
  type EC2Client,
} from "@aws-sdk/client-ec2";
import { describe, expect } from "vitest";
import { testIn } from "@/server/testing";
import { clientsOf, oneCheck, preflight, reasonsOf } from "./check-testing";

const test = testIn({ scenario: "no-default-vpc", withEngine: false });

describe("F21: without a default VPC", () => {
  test("a service cannot be deployed, and the way out is offered", async ({ sandbox }) => {
    const { ready, checks } = await preflight(sandbox.target, { serviceName: "shop", kind: "repository" });
    expect(ready).toBe(false);
    expect(checks.find(({ id }) => id === "default-vpc")).toMatchObject({
      state: "problem",
      findings: [{ reason: "no-default-vpc", names: ["ap-northeast-1"] }],
      fix: { kind: "create-default-vpc" },
    });
  });

  test("it can be once the deploy is to make one, or brings subnets of its own", async ({ sandbox }) => {
    const made = await oneCheck(sandbox.target, "default-vpc", { createDefaultVpc: "true" });
    expect([made.state, reasonsOf(made)]).toEqual(["ok", ["default-vpc-will-be-made"]]);
    const own = await oneCheck(sandbox.target, "default-vpc", { kind: "templates", namesSubnets: "true" });
    expect([own.state, reasonsOf(own)]).toEqual(["ok", []]);
    const unread = await oneCheck(sandbox.target, "default-vpc", { kind: "templates" });
    expect([unread.state, reasonsOf(unread)]).toEqual(["warning", ["no-default-vpc-for-template"]]);
  });
});

describe("chosen subnets", () => {
  test("are all public or all private, in two zones, with a way out", async ({ sandbox }) => {
    const { ec2 } = clientsOf(sandbox.origin);
    const open = await makeVpc(ec2, true);
    const shut = await makeVpc(ec2, false);
    const check = (subnetIds: string[], securityGroupIds?: string[]) =>
      oneCheck(sandbox.target, "subnets", {
        subnetIds: subnetIds.join(),
        ...(securityGroupIds && { securityGroupIds: securityGroupIds.join() }),
        minTasks: "2",
      });

    const good = await check(open.subnetIds);
    expect(good).toMatchObject({
      state: "ok",
      evidence: { isDefault: false, reach: "internet", publicAddresses: 4 },
      findings: [],
    });
    expect(await check(open.subnetIds.slice(0, 1))).toMatchObject({
      state: "problem",
      findings: [{ reason: "too-few-zones" }],
    });
    const mixed = await check([...open.subnetIds, ...shut.subnetIds]);
    expect(reasonsOf(mixed)).toEqual(["several-vpcs", "mixed-subnets"]);
    expect((await check([...open.subnetIds, "subnet-0123456789abcdef0"])).findings).toEqual([
      { reason: "subnets-gone", names: ["subnet-0123456789abcdef0"] },
    ]);
    expect(await check(shut.subnetIds)).toMatchObject({
      state: "problem",
      evidence: { reach: "vpc", publicAddresses: 0, endpoints: [] },
      findings: [{ reason: "no-way-out", names: ["ecr.api", "ecr.dkr", "logs", "s3"] }],
    });
    const group = await ec2.send(
      new CreateSecurityGroupCommand({ GroupName: "apps", Description: "apps", VpcId: shut.vpcId }),
    );
    const groupId = group.GroupId ?? "";
    expect((await check(open.subnetIds, [groupId, "sg-0123456789abcdef0"])).findings).toEqual([
      { reason: "security-groups-gone", names: ["sg-0123456789abcdef0"] },
      { reason: "security-groups-elsewhere", names: [groupId] },
    ]);

    await addEndpoint(ec2, shut.vpcId, "s3");
    expect(await check(shut.subnetIds)).toMatchObject({
      evidence: { endpoints: ["s3"] },
      findings: [{ reason: "no-way-out", names: ["ecr.api", "ecr.dkr", "logs"] }],
    });
  });
});

async function makeVpc(ec2: EC2Client, isOpen: boolean): Promise<{ vpcId: string; subnetIds: string[] }> {
  const { Vpc: { VpcId = "" } = {} } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.0.0.0/16" }));
  const subnetIds: string[] = [];
  for (const [index, zone] of ["a", "c"].entries()) {
    const wanted = { VpcId, CidrBlock: `10.0.${index}.0/24`, AvailabilityZone: `ap-northeast-1${zone}` };
    const { Subnet } = await ec2.send(new CreateSubnetCommand(wanted));
    subnetIds.push(Subnet?.SubnetId ?? "");
  }
  if (isOpen) await openToInternet(ec2, VpcId);
  return { vpcId: VpcId, subnetIds };
}

async function openToInternet(ec2: EC2Client, VpcId: string): Promise<void> {
  const { InternetGateway: { InternetGatewayId } = {} } = await ec2.send(new CreateInternetGatewayCommand({}));
  await ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId }));
  const main = [{ Name: "vpc-id", Values: [VpcId] }];
  const { RouteTables: [table] = [] } = await ec2.send(new DescribeRouteTablesCommand({ Filters: main }));
  const route = { DestinationCidrBlock: "0.0.0.0/0", GatewayId: InternetGatewayId };
  await ec2.send(new CreateRouteCommand({ RouteTableId: table?.RouteTableId, ...route }));
}

async function addEndpoint(ec2: EC2Client, VpcId: string, service: string): Promise<void> {
  const ServiceName = `com.amazonaws.ap-northeast-1.${service}`;
  await ec2.send(new CreateVpcEndpointCommand({ VpcId, ServiceName, VpcEndpointType: "Gateway" }));
}
