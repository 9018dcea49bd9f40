import type {
  DescribeInternetGatewaysCommandInput,
  DescribeInternetGatewaysCommandOutput,
  DescribeNetworkAclsCommandInput,
  DescribeNetworkAclsCommandOutput,
  DescribeNetworkInterfacesCommandInput,
  DescribeNetworkInterfacesCommandOutput,
  DescribeRouteTablesCommandInput,
  DescribeRouteTablesCommandOutput,
  DescribeSecurityGroupsCommandInput,
  DescribeSecurityGroupsCommandOutput,
  DescribeSubnetsCommandInput,
  DescribeSubnetsCommandOutput,
  DescribeVpcsCommandInput,
  DescribeVpcsCommandOutput,
} from "@aws-sdk/client-ec2";
import type { Call } from "../../operation";
import { filterRows, pageOfEc2, pickRows } from "./find";
import {
  toInternetGateway,
  toNetworkAcl,
  toNetworkInterface,
  toRouteTable,
  toSecurityGroup,
  toSubnet,
  toVpc,
} from "./views";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

export function describeVpcs(call: Call, input: DescribeVpcsCommandInput): Output<DescribeVpcsCommandOutput> {
  const found = filterRows(pickRows(call, "vpc", input.VpcIds), input.Filters, {
    "vpc-id": (row) => [row.VpcId],
    "is-default": (row) => [row.IsDefault],
    isDefault: (row) => [row.IsDefault],
    state: (row) => [row.State],
    cidr: (row) => [row.CidrBlock],
    "cidr-block-association.cidr-block": (row) => [row.CidrBlock],
    "dhcp-options-id": (row) => [row.DhcpOptionsId],
    "owner-id": (row) => [row.OwnerId],
  });
  const { items, NextToken } = pageOfEc2(found, input);
  return { Vpcs: items.map(toVpc), NextToken };
}

export function describeSubnets(call: Call, input: DescribeSubnetsCommandInput): Output<DescribeSubnetsCommandOutput> {
  const found = filterRows(pickRows(call, "subnet", input.SubnetIds), input.Filters, {
    "subnet-id": (row) => [row.SubnetId],
    "vpc-id": (row) => [row.VpcId],
    "availability-zone": (row) => [row.AvailabilityZone],
    availabilityZone: (row) => [row.AvailabilityZone],
    "availability-zone-id": (row) => [row.AvailabilityZoneId],
    "cidr-block": (row) => [row.CidrBlock],
    "default-for-az": (row) => [row.DefaultForAz],
    defaultForAz: (row) => [row.DefaultForAz],
    "map-public-ip-on-launch": (row) => [row.MapPublicIpOnLaunch],
    "owner-id": (row) => [row.OwnerId],
    state: (row) => [row.State],
  });
  const { items, NextToken } = pageOfEc2(found, input);
  return { Subnets: items.map((row) => toSubnet(call, row)), NextToken };
}

export function describeRouteTables(
  call: Call,
  input: DescribeRouteTablesCommandInput,
): Output<DescribeRouteTablesCommandOutput> {
  const found = filterRows(pickRows(call, "rtb", input.RouteTableIds), input.Filters, {
    "route-table-id": (row) => [row.RouteTableId],
    "vpc-id": (row) => [row.VpcId],
    "owner-id": (row) => [row.OwnerId],
    "association.main": ({ Associations = [] }) => Associations.map(({ Main }) => Main),
    "association.subnet-id": ({ Associations = [] }) => Associations.map(({ SubnetId }) => SubnetId),
    "association.route-table-association-id": ({ Associations = [] }) =>
      Associations.map(({ RouteTableAssociationId }) => RouteTableAssociationId),
    "route.gateway-id": ({ Routes = [] }) => Routes.map(({ GatewayId }) => GatewayId),
    "route.nat-gateway-id": ({ Routes = [] }) => Routes.map(({ NatGatewayId }) => NatGatewayId),
    "route.destination-cidr-block": ({ Routes = [] }) => Routes.map(({ DestinationCidrBlock }) => DestinationCidrBlock),
  });
  const { items, NextToken } = pageOfEc2(found, input);
  return { RouteTables: items.map(toRouteTable), NextToken };
}

export function describeInternetGateways(
  call: Call,
  input: DescribeInternetGatewaysCommandInput,
): Output<DescribeInternetGatewaysCommandOutput> {
  const found = filterRows(pickRows(call, "igw", input.InternetGatewayIds), input.Filters, {
    "internet-gateway-id": (row) => [row.InternetGatewayId],
    "attachment.vpc-id": ({ Attachments = [] }) => Attachments.map(({ VpcId }) => VpcId),
    "attachment.state": ({ Attachments = [] }) => Attachments.map(({ State }) => State),
    "owner-id": (row) => [row.OwnerId],
  });
  const { items, NextToken } = pageOfEc2(found, input);
  return { InternetGateways: items.map(toInternetGateway), NextToken };
}

export function describeNetworkAcls(
  call: Call,
  input: DescribeNetworkAclsCommandInput,
): Output<DescribeNetworkAclsCommandOutput> {
  const found = filterRows(pickRows(call, "acl", input.NetworkAclIds), input.Filters, {
    "network-acl-id": (row) => [row.NetworkAclId],
    "vpc-id": (row) => [row.VpcId],
    default: (row) => [row.IsDefault],
    "owner-id": (row) => [row.OwnerId],
  });
  const { items, NextToken } = pageOfEc2(found, input);
  return { NetworkAcls: items.map(toNetworkAcl), NextToken };
}

export function describeSecurityGroups(
  call: Call,
  input: DescribeSecurityGroupsCommandInput,
): Output<DescribeSecurityGroupsCommandOutput> {
  const named = input.GroupNames?.length ? [{ Name: "group-name", Values: input.GroupNames }] : [];
  const found = filterRows(pickRows(call, "sg", input.GroupIds), [...(input.Filters ?? []), ...named], {
    "group-id": (row) => [row.GroupId],
    "group-name": (row) => [row.GroupName],
    description: (row) => [row.Description],
    "vpc-id": (row) => [row.VpcId],
    "owner-id": (row) => [row.OwnerId],
    "ip-permission.cidr": ({ IpPermissions = [] }) =>
      IpPermissions.flatMap(({ IpRanges = [] }) => IpRanges.map(({ CidrIp }) => CidrIp)),
    "ip-permission.group-id": ({ IpPermissions = [] }) =>
      IpPermissions.flatMap(({ UserIdGroupPairs = [] }) => UserIdGroupPairs.map(({ GroupId }) => GroupId)),
    "ip-permission.from-port": ({ IpPermissions = [] }) => IpPermissions.map(({ FromPort }) => FromPort),
    "ip-permission.to-port": ({ IpPermissions = [] }) => IpPermissions.map(({ ToPort }) => ToPort),
  });
  const { items, NextToken } = pageOfEc2(found, input);
  return { SecurityGroups: items.map(toSecurityGroup), NextToken };
}

/** Interfaces that a service manages by itself are left out unless they are asked for. */
export function describeNetworkInterfaces(
  call: Call,
  input: DescribeNetworkInterfacesCommandInput,
): Output<DescribeNetworkInterfacesCommandOutput> {
  const rows = pickRows(call, "eni", input.NetworkInterfaceIds).filter(
    ({ Operator }) => !Operator?.Managed || input.IncludeManagedResources,
  );
  const found = filterRows(rows, input.Filters, {
    "network-interface-id": (row) => [row.NetworkInterfaceId],
    "vpc-id": (row) => [row.VpcId],
    "subnet-id": (row) => [row.SubnetId],
    "availability-zone": (row) => [row.AvailabilityZone],
    "group-id": ({ Groups = [] }) => Groups.map(({ GroupId }) => GroupId),
    "group-name": ({ Groups = [] }) => Groups.map(({ GroupName }) => GroupName),
    description: (row) => [row.Description],
    "interface-type": (row) => [row.InterfaceType],
    "requester-managed": (row) => [row.RequesterManaged],
    "requester-id": (row) => [row.RequesterId],
    "private-ip-address": (row) => [row.PrivateIpAddress],
    "association.public-ip": (row) => [row.Association?.PublicIp],
    "attachment.status": (row) => [row.Attachment?.Status],
    "operator.managed": (row) => [row.Operator?.Managed ?? false],
    "operator.principal": (row) => [row.Operator?.Principal],
    status: (row) => [row.Status],
    "owner-id": (row) => [row.OwnerId],
  });
  const { items, NextToken } = pageOfEc2(found, input);
  return { NetworkInterfaces: items.map(toNetworkInterface), NextToken };
}
