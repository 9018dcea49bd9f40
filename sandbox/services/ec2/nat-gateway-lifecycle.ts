import type { Place } from "../../place";
import { join } from "./elastic-ip-associations";
import { findAttachedGateway } from "./internet-gateways";
import { removeNetworkInterface } from "./network-interfaces";
import { type NatGatewayRow, rowsOf } from "./tables";

export interface NatGatewayTask {
  natGatewayId: string;
  to: "available" | "deleted" | "forgotten";
}

/** How long AWS takes until then. */
const takesMs: Record<NatGatewayTask["to"], number> = {
  available: 100_000,
  deleted: 45_000,
  forgotten: 60 * 60 * 1000,
};

export function scheduleNatGateway(place: Place, natGatewayId: string, to: NatGatewayTask["to"]): void {
  place.world.schedule(place, "ec2.nat-gateway", takesMs[to], { natGatewayId, to } satisfies NatGatewayTask);
}

export function advanceNatGateway(place: Place, { natGatewayId, to }: NatGatewayTask): void {
  const gateway = rowsOf(place, "nat").get(natGatewayId);
  if (!gateway) return;
  if (to === "forgotten") rowsOf(place, "nat").delete(natGatewayId);
  else if (to === "deleted") finishDeletion(place, gateway);
  else if (gateway.State === "pending") finishCreation(place, gateway);
}

/** Whether a gateway can work shows only once it has been asked for. */
function finishCreation(place: Place, gateway: NatGatewayRow): void {
  const failure = failureOf(place, gateway);
  const [address] = gateway.NatGatewayAddresses;
  if (failure) {
    Object.assign(gateway, { State: "failed", ...failure, DeleteTime: place.world.clock.date() });
    removeInterface(place, gateway);
    scheduleNatGateway(place, gateway.NatGatewayId, "forgotten");
    place.world.record("event", place, "ec2.nat-gateway-failed", { natGatewayId: gateway.NatGatewayId, ...failure });
    return;
  }
  const elasticIp = rowsOf(place, "eipalloc").get(address?.AllocationId ?? "");
  const target = rowsOf(place, "eni").get(address?.NetworkInterfaceId ?? "");
  if (elasticIp && target) join(place, elasticIp, target);
  gateway.State = "available";
  gateway.NatGatewayAddresses = [
    { ...address, PublicIp: elasticIp?.PublicIp, AssociationId: elasticIp?.AssociationId, Status: "succeeded" },
  ];
  place.world.record("event", place, "ec2.nat-gateway-available", { natGatewayId: gateway.NatGatewayId });
}

function failureOf(place: Place, { VpcId, ConnectivityType, NatGatewayAddresses: [address] }: NatGatewayRow) {
  if (ConnectivityType === "private") return undefined;
  if (!findAttachedGateway(place, VpcId)) {
    return { FailureCode: "Gateway.NotAttached", FailureMessage: `Network ${VpcId} has no Internet gateway attached` };
  }
  const elasticIp = rowsOf(place, "eipalloc").get(address?.AllocationId ?? "");
  if (elasticIp && !elasticIp.AssociationId) return undefined;
  return {
    FailureCode: elasticIp ? "Resource.AlreadyAssociated" : "InvalidAllocationID.NotFound",
    FailureMessage: elasticIp
      ? `Elastic IP address [${elasticIp.AllocationId}] is already associated`
      : `Elastic IP address [${address?.AllocationId}] could not be associated with this NAT gateway`,
  };
}

function finishDeletion(place: Place, gateway: NatGatewayRow): void {
  removeInterface(place, gateway);
  gateway.State = "deleted";
  scheduleNatGateway(place, gateway.NatGatewayId, "forgotten");
  place.world.record("event", place, "ec2.nat-gateway-deleted", { natGatewayId: gateway.NatGatewayId });
}

function removeInterface(place: Place, { NatGatewayAddresses }: NatGatewayRow): void {
  for (const { NetworkInterfaceId = "" } of NatGatewayAddresses) removeNetworkInterface(place, NetworkInterfaceId);
}
