import type { NetworkInterface, Subnet, Vpc } from "@aws-sdk/client-ec2";
import type { Place } from "../../place";
import { reservedAddresses, sizeOf } from "./addresses";
import { blockModeOf } from "./block-public-access";
import type { NetworkInterfaceRow, Owned, SubnetRow, VpcRow } from "./tables";

export function toVpc(place: Place, { attributes, ...row }: VpcRow): Vpc {
  return { ...tagged(row), BlockPublicAccessStates: { InternetGatewayBlockMode: blockModeOf(place) } };
}

export function toSubnet(place: Place, { takenHosts, nextHost, ...row }: SubnetRow): Subnet {
  return {
    ...tagged(row),
    AvailableIpAddressCount: sizeOf(row) - reservedAddresses - takenHosts.size,
    BlockPublicAccessStates: { InternetGatewayBlockMode: blockModeOf(place) },
  };
}

export function toNetworkInterface({ tags, createdAt, madeBy, ...row }: NetworkInterfaceRow): NetworkInterface {
  return { ...row, TagSet: toTags(tags) };
}

export function toTags(tags: Record<string, string>) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** A row as AWS shows it. */
export function tagged<Row extends Owned>({ tags, createdAt, madeBy, ...row }: Row) {
  return { ...row, Tags: toTags(tags) };
}
