import type { Place } from "../../place";
import { randomHex } from "../../random";
import { addNetworkInterface, removeNetworkInterface } from "./network-interfaces";
import { rowsOf, type VpcEndpointRow } from "./tables";

export interface EndpointTask {
  vpcEndpointId: string;
  to: "available" | "deleted";
}

/** How long AWS takes until then. */
const takesMs: Record<EndpointTask["to"], number> = { available: 60_000, deleted: 60_000 };

export function scheduleEndpoint(place: Place, vpcEndpointId: string, to: EndpointTask["to"]): void {
  place.world.schedule(place, "ec2.vpc-endpoint", takesMs[to], { vpcEndpointId, to } satisfies EndpointTask);
}

/** An interface endpoint has an address in each of its subnets. */
export function setInterfaces(place: Place, endpoint: VpcEndpointRow, groupIds: string[]): void {
  const { VpcEndpointId, SubnetIds, NetworkInterfaceIds } = endpoint;
  const present = NetworkInterfaceIds.flatMap((id) => rowsOf(place, "eni").get(id) ?? []);
  for (const { NetworkInterfaceId, SubnetId } of present) {
    if (!SubnetIds.includes(SubnetId)) removeNetworkInterface(place, NetworkInterfaceId);
  }
  const rows = SubnetIds.map(
    (subnetId) =>
      present.find(({ SubnetId }) => SubnetId === subnetId) ??
      addNetworkInterface(place, {
        subnetId,
        madeBy: "vpce.amazonaws.com",
        description: `VPC Endpoint Interface ${VpcEndpointId}`,
        type: "vpc_endpoint",
        requesterId: "vpc-endpoints",
        attachment: { InstanceOwnerId: "amazon-aws", DeviceIndex: 1, DeleteOnTermination: false },
      }),
  );
  for (const row of rows) {
    row.Groups = groupIds.map((GroupId) => ({ GroupId, GroupName: rowsOf(place, "sg").get(GroupId)?.GroupName }));
  }
  endpoint.NetworkInterfaceIds = rows.map(({ NetworkInterfaceId }) => NetworkInterfaceId);
}

/** Its own name, and with private DNS the one that the service has everywhere. */
export function nameEndpoint({ region }: Place, endpoint: VpcEndpointRow): void {
  const { VpcEndpointId, ServiceName, PrivateDnsEnabled } = endpoint;
  const host = `${ServiceName.split(".").slice(3).join(".")}.${region}`;
  const own = { DnsName: `${VpcEndpointId}-${randomHex(8)}.${host}.vpce.amazonaws.com`, HostedZoneId: "Z7HUB22UULQXV" };
  const common = { DnsName: `${host}.amazonaws.com`, HostedZoneId: `Z0${randomHex(18).toUpperCase()}` };
  endpoint.DnsEntries = PrivateDnsEnabled ? [own, common] : [own];
}

export function beginDeletion(place: Place, endpoint: VpcEndpointRow): void {
  // The SDK's own values begin with a capital letter, EC2 answers without.
  endpoint.State = "deleting" as never;
  scheduleEndpoint(place, endpoint.VpcEndpointId, "deleted");
  const { VpcEndpointId: vpcEndpointId } = endpoint;
  place.world.record("effect", place, "ec2.vpc-endpoint-deletion-started", { vpcEndpointId });
}

export function advanceEndpoint(place: Place, { vpcEndpointId, to }: EndpointTask): void {
  const endpoint = rowsOf(place, "vpce").get(vpcEndpointId);
  if (!endpoint) return;
  if (to === "deleted") {
    for (const id of endpoint.NetworkInterfaceIds) removeNetworkInterface(place, id);
    rowsOf(place, "vpce").delete(vpcEndpointId);
    place.world.record("event", place, "ec2.vpc-endpoint-deleted", { vpcEndpointId });
  } else if (String(endpoint.State) === "pending") {
    endpoint.State = "available" as never;
    place.world.record("event", place, "ec2.vpc-endpoint-available", { vpcEndpointId });
  }
}
