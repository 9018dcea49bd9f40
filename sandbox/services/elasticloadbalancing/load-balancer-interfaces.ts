import type { Place } from "../../place";
import { addNetworkInterface, removeNetworkInterface } from "../ec2/network-interfaces";
import { type NetworkInterfaceRow, rowsOf } from "../ec2/tables";
import { elasticLoadBalancingSettings } from "./settings";
import type { LoadBalancerRow } from "./tables";

const OWNER = "amazon-elb";
/** For how long a load balancer's interfaces outlive it, in AWS's time. */
const lingerMs = 90_000;

/** A load balancer has an address in each of its subnets, and a public one where it faces the internet. */
export function putInterfaces(place: Place, row: LoadBalancerRow): void {
  const { Scheme, Type, SecurityGroups = [], AvailabilityZones = [] } = row;
  const type = Type === "network" ? "network_load_balancer" : elasticLoadBalancingSettings(place.world).interfaceType;
  for (const { SubnetId: subnetId = "" } of AvailabilityZones) {
    addNetworkInterface(place, {
      subnetId,
      madeBy: "elasticloadbalancing.amazonaws.com",
      description: descriptionOf(row),
      groupIds: SecurityGroups,
      type,
      hasPublicIp: Scheme === "internet-facing",
      requesterId: OWNER,
      attachment: { InstanceOwnerId: OWNER, DeviceIndex: 1, DeleteOnTermination: false },
    });
  }
}

function descriptionOf({ LoadBalancerArn }: LoadBalancerRow): string {
  return `ELB ${LoadBalancerArn.split(":loadbalancer/")[1]}`;
}

export function interfacesOf(place: Place, row: LoadBalancerRow): NetworkInterfaceRow[] {
  const description = descriptionOf(row);
  return [...rowsOf(place, "eni").values()].filter(({ Description }) => Description === description);
}

export function removeInterfaces(place: Place, row: LoadBalancerRow): void {
  dropInterfaces(place, idsOf(place, row));
}

export function removeInterfacesLater(place: Place, row: LoadBalancerRow): void {
  place.world.schedule(place, "elasticloadbalancing.interfaces-removed", lingerMs, idsOf(place, row));
}

function idsOf(place: Place, row: LoadBalancerRow): string[] {
  return interfacesOf(place, row).map(({ NetworkInterfaceId }) => NetworkInterfaceId);
}

export function dropInterfaces(place: Place, ids: string[]): void {
  for (const id of ids) removeNetworkInterface(place, id);
}
