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

/** An interface endpoint has an address in each of its subnets, and names that lead there. */
export function putInterfaces(place: Place, endpoint: VpcEndpointRow, groupIds: string[]): void {
  const { VpcEndpointId, SubnetIds, ServiceName, PrivateDnsEnabled } = endpoint;
  endpoint.NetworkInterfaceIds = SubnetIds.map(
    (subnetId) =>
      addNetworkInterface(place, {
        subnetId,
        madeBy: "vpce.amazonaws.com",
        description: `VPC Endpoint Interface ${VpcEndpointId}`,
        groupIds,
        type: "vpc_endpoint",
        requesterId: "vpc-endpoints",
        attachment: { InstanceOwnerId: "amazon-aws", DeviceIndex: 1, DeleteOnTermination: false },
      }).NetworkInterfaceId,
  );
  const service = ServiceName.split(".").slice(3).join(".");
  const host = `${service}.${place.region}`;
  const HostedZoneId = "Z7HUB22UULQXV";
  endpoint.DnsEntries = [
    { DnsName: `${VpcEndpointId}-${randomHex(8)}.${host}.vpce.amazonaws.com`, HostedZoneId },
    ...(PrivateDnsEnabled
      ? [{ DnsName: `${host}.amazonaws.com`, HostedZoneId: `Z0${randomHex(18).toUpperCase()}` }]
      : []),
  ];
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
