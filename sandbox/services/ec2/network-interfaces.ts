import type {
  NetworkInterfaceAssociation,
  NetworkInterfaceAttachment,
  NetworkInterfaceType,
  OperatorResponse,
} from "@aws-sdk/client-ec2";
import type { Place } from "../../place";
import { randomHex } from "../../random";
import {
  freeAddress,
  giveBackAddress,
  giveBackPublicAddress,
  newPublicAddress,
  privateDnsName,
  publicDnsName,
  takeAddress,
} from "./addresses";
import { newId } from "./ids";
import { type AddressRow, type NetworkInterfaceRow, newOwned, rowsOf } from "./tables";

export interface NewNetworkInterface {
  subnetId: string;
  madeBy: string;
  id?: string;
  description?: string;
  groupIds?: readonly string[];
  type?: NetworkInterfaceType;
  privateIp?: string | undefined;
  /** A public address of AWS's own that the interface has for as long as it is there. */
  hasPublicIp?: boolean;
  /** Who asked for it, where that was a service and not a person. */
  requesterId?: string;
  operator?: OperatorResponse;
  attachment?: NetworkInterfaceAttachment;
  tags?: Record<string, string>;
}

/** An interface with an address in its subnet: what everything that is in a network has. */
export function addNetworkInterface(place: Place, wanted: NewNetworkInterface): NetworkInterfaceRow {
  const { subnetId, madeBy, groupIds = [], attachment, requesterId, operator } = wanted;
  const { account, region } = place;
  const subnet = rowsOf(place, "subnet").get(subnetId);
  const PrivateIpAddress = wanted.privateIp ?? freeAddress(place, subnetId);
  const PrivateDnsName = privateDnsName(region, PrivateIpAddress);
  const Association = wanted.hasPublicIp ? amazonAddress(place) : undefined;
  const row: NetworkInterfaceRow = {
    NetworkInterfaceId: wanted.id ?? newId("eni"),
    VpcId: subnet?.VpcId ?? "",
    SubnetId: subnetId,
    AvailabilityZone: subnet?.AvailabilityZone,
    AvailabilityZoneId: subnet?.AvailabilityZoneId,
    OwnerId: account,
    Description: wanted.description ?? "",
    InterfaceType: wanted.type ?? "interface",
    RequesterManaged: requesterId !== undefined,
    ...(requesterId === undefined ? {} : { RequesterId: requesterId }),
    Operator: operator ?? { Managed: false },
    Status: attachment ? "in-use" : "available",
    ...(attachment && { Attachment: { AttachmentId: newId("eni-attach"), Status: "attached", ...attachment } }),
    Groups: groupIds.map((GroupId) => ({ GroupId, GroupName: rowsOf(place, "sg").get(GroupId)?.GroupName })),
    MacAddress: `0a:${randomHex(10).match(/../g)?.join(":")}`,
    SourceDestCheck: true,
    PrivateIpAddress,
    PrivateDnsName,
    ...(Association && { Association }),
    PrivateIpAddresses: [{ Primary: true, PrivateIpAddress, PrivateDnsName, ...(Association && { Association }) }],
    Ipv6Addresses: [],
    ...newOwned(place, madeBy, wanted.tags),
  };
  putNetworkInterface(place, row);
  return row;
}

function amazonAddress(place: Place): NetworkInterfaceAssociation {
  const PublicIp = newPublicAddress(place);
  return { PublicIp, PublicDnsName: publicDnsName(place.region, PublicIp), IpOwnerId: "amazon" };
}

/** For services whose tasks and load balancers take addresses in a subnet. */
export function putNetworkInterface(place: Place, row: NetworkInterfaceRow): void {
  rowsOf(place, "eni").set(row.NetworkInterfaceId, row);
  const subnet = rowsOf(place, "subnet").get(row.SubnetId);
  if (subnet && row.PrivateIpAddress) takeAddress(subnet, row.PrivateIpAddress);
}

export function removeNetworkInterface(place: Place, id: string): void {
  const row = rowsOf(place, "eni").get(id);
  if (!row) return;
  const subnet = rowsOf(place, "subnet").get(row.SubnetId);
  if (subnet && row.PrivateIpAddress) giveBackAddress(subnet, row.PrivateIpAddress);
  if (row.Association?.PublicIp && row.Association.IpOwnerId !== place.account) {
    giveBackPublicAddress(place, row.Association.PublicIp);
  }
  for (const address of rowsOf(place, "eipalloc").values()) {
    if (address.NetworkInterfaceId === id) forgetAssociation(address);
  }
  rowsOf(place, "eni").delete(id);
}

/** An Elastic IP address belongs to nothing any more. */
export function forgetAssociation(address: AddressRow): void {
  address.AssociationId = undefined;
  address.NetworkInterfaceId = undefined;
  address.NetworkInterfaceOwnerId = undefined;
  address.PrivateIpAddress = undefined;
  address.InstanceId = undefined;
}

/** Gives an interface a public address, or takes it away. */
export function setAssociation(row: NetworkInterfaceRow, association: NetworkInterfaceAssociation | undefined): void {
  const primary = row.PrivateIpAddresses?.[0];
  for (const holder of primary ? [row, primary] : [row]) {
    if (association) holder.Association = association;
    else delete holder.Association;
  }
}
