import type {
  CreateNetworkInterfaceCommandInput,
  CreateNetworkInterfaceCommandOutput,
  DeleteNetworkInterfaceCommandInput,
  DescribeNetworkInterfacesCommandInput,
  DescribeNetworkInterfacesCommandOutput,
} from "@aws-sdk/client-ec2";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { checkAddress } from "./addresses";
import { filterRows } from "./filters";
import { pickRows, readRow, rowsInVpc } from "./find";
import { addNetworkInterface, removeNetworkInterface } from "./network-interfaces";
import { pageOfEc2 } from "./page";
import { checkQuota } from "./quotas";
import { rowsOf, type SubnetRow } from "./tables";
import { tagsOf } from "./tag-specifications";
import { toNetworkInterface } from "./views";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

export function createNetworkInterface(
  call: Call,
  input: CreateNetworkInterfaceCommandInput,
): Output<CreateNetworkInterfaceCommandOutput> {
  const tags = tagsOf(input.TagSpecifications, "network-interface");
  const subnet = readRow(call, "subnet", input.SubnetId ?? "");
  const groupIds = checkGroups(call, subnet, input.Groups);
  if (input.PrivateIpAddress !== undefined) checkAddress(subnet, input.PrivateIpAddress);
  checkQuota(call, "networkInterfaces", rowsOf(call, "eni").size + 1);
  const { Operator: operator } = input;
  const row = addNetworkInterface(call, {
    subnetId: subnet.SubnetId,
    madeBy: call.principal.arn,
    description: input.Description ?? "",
    groupIds,
    type: input.InterfaceType ?? "interface",
    privateIp: input.PrivateIpAddress,
    ...(operator && { operator: { Managed: true, ...operator } }),
    tags,
  });
  call.world.record("effect", call, "ec2.network-interface-created", { networkInterfaceId: row.NetworkInterfaceId });
  return { NetworkInterface: toNetworkInterface(row) };
}

/** The groups that are asked for, of the subnet's own VPC; its default one where none is. */
export function checkGroups(place: Place, { VpcId, SubnetId }: SubnetRow, wanted: readonly string[] = []): string[] {
  checkQuota(place, "securityGroupsPerInterface", wanted.length);
  for (const id of wanted) {
    if (readRow(place, "sg", id).VpcId !== VpcId) {
      throw new AwsError(
        "InvalidParameterValue",
        `Security group ${id} and subnet ${SubnetId} belong to different networks.`,
      );
    }
  }
  if (wanted.length > 0) return [...wanted];
  return rowsInVpc(place, "sg", VpcId).flatMap(({ GroupId, GroupName }) => (GroupName === "default" ? [GroupId] : []));
}

export function deleteNetworkInterface(
  call: Call,
  { NetworkInterfaceId = "" }: DeleteNetworkInterfaceCommandInput,
): object {
  const row = readRow(call, "eni", NetworkInterfaceId);
  if (row.RequesterManaged) {
    throw new AwsError("AuthFailure", "You do not have permission to access the specified resource.");
  }
  if (row.Operator?.Managed) {
    throw new AwsError(
      "OperationNotPermitted",
      `The network interface '${NetworkInterfaceId}' is managed by ${row.Operator.Principal}.`,
    );
  }
  if (row.Status === "in-use") {
    throw new AwsError("InvalidParameterValue", `Network interface '${NetworkInterfaceId}' is currently in use.`);
  }
  removeNetworkInterface(call, NetworkInterfaceId);
  call.world.record("effect", call, "ec2.network-interface-deleted", { networkInterfaceId: NetworkInterfaceId });
  return {};
}

/** Interfaces that a service manages by itself are left out unless they are asked for. */
export function describeNetworkInterfaces(
  call: Call,
  input: DescribeNetworkInterfacesCommandInput,
): Output<DescribeNetworkInterfacesCommandOutput> {
  const ids = input.NetworkInterfaceIds;
  const rows = pickRows(call, "eni", ids).filter(({ Operator }) => !Operator?.Managed || input.IncludeManagedResources);
  const found = filterRows(rows, input.Filters, {
    "network-interface-id": (row) => [row.NetworkInterfaceId],
    "vpc-id": (row) => [row.VpcId],
    "subnet-id": (row) => [row.SubnetId],
    "availability-zone": (row) => [row.AvailabilityZone],
    "availability-zone-id": (row) => [row.AvailabilityZoneId],
    "group-id": ({ Groups }) => Groups.map(({ GroupId }) => GroupId),
    "group-name": ({ Groups }) => Groups.map(({ GroupName }) => GroupName),
    description: (row) => [row.Description],
    "interface-type": ({ InterfaceType }) =>
      // The filter's own documentation spells this one in another way than the member.
      InterfaceType === "natGateway" ? ["natGateway", "nat_gateway"] : [InterfaceType],
    "mac-address": (row) => [row.MacAddress],
    "requester-managed": (row) => [row.RequesterManaged],
    "requester-id": (row) => [row.RequesterId],
    "private-dns-name": (row) => [row.PrivateDnsName],
    "private-ip-address": (row) => [row.PrivateIpAddress],
    "addresses.private-ip-address": (row) => [row.PrivateIpAddress],
    "addresses.primary": ({ PrivateIpAddresses = [] }) => PrivateIpAddresses.map(({ Primary }) => Primary),
    "addresses.association.public-ip": (row) => [row.Association?.PublicIp],
    "addresses.association.owner-id": (row) => [row.Association?.IpOwnerId],
    "association.allocation-id": (row) => [row.Association?.AllocationId],
    "association.association-id": (row) => [row.Association?.AssociationId],
    "association.ip-owner-id": (row) => [row.Association?.IpOwnerId],
    "association.public-dns-name": (row) => [row.Association?.PublicDnsName],
    "association.public-ip": (row) => [row.Association?.PublicIp],
    "attachment.attach-time": (row) => [row.Attachment?.AttachTime],
    "attachment.attachment-id": (row) => [row.Attachment?.AttachmentId],
    "attachment.delete-on-termination": (row) => [row.Attachment?.DeleteOnTermination],
    "attachment.device-index": (row) => [row.Attachment?.DeviceIndex],
    "attachment.instance-id": (row) => [row.Attachment?.InstanceId],
    "attachment.instance-owner-id": (row) => [row.Attachment?.InstanceOwnerId],
    "attachment.status": (row) => [row.Attachment?.Status],
    "operator.managed": (row) => [row.Operator?.Managed ?? false],
    "operator.principal": (row) => [row.Operator?.Principal],
    "source-dest-check": (row) => [row.SourceDestCheck],
    status: (row) => [row.Status],
    "owner-id": (row) => [row.OwnerId],
  });
  const { items, NextToken } = pageOfEc2(found, input, { ids, idsName: "networkInterfaceIds" });
  return { NetworkInterfaces: items.map(toNetworkInterface), NextToken };
}
