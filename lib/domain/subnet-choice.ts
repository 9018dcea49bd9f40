import type { Subnet } from "./network";

/** ECS Express Mode needs two zones, and eight free addresses in each subnet. Source: AWS, "Resources created by Express Mode". */
export const leastZones = 2;
export const leastFreeAddresses = 8;

export interface SubnetFault {
  fault: "several-vpcs" | "mixed-subnets" | "too-few-zones" | "too-few-addresses";
  /** What it is about: VPCs, public subnets, zones, subnets. */
  names: string[];
}

/** Why a service cannot be put into these subnets. */
export function subnetFaults(subnets: readonly Subnet[]): SubnetFault[] {
  const vpcIds = distinct(subnets.map(({ vpcId }) => vpcId));
  const zones = distinct(subnets.map(({ availabilityZone }) => availabilityZone));
  const isMixed = distinct(subnets.map(({ isPublic }) => isPublic)).length > 1;
  const full = subnets.filter(({ freeAddresses }) => freeAddresses < leastFreeAddresses);
  return [
    ...(vpcIds.length > 1 ? [{ fault: "several-vpcs" as const, names: vpcIds }] : []),
    ...(isMixed ? [{ fault: "mixed-subnets" as const, names: idsOf(subnets.filter(({ isPublic }) => isPublic)) }] : []),
    ...(zones.length < leastZones ? [{ fault: "too-few-zones" as const, names: zones }] : []),
    ...(full.length > 0 ? [{ fault: "too-few-addresses" as const, names: idsOf(full) }] : []),
  ];
}

/** ECS takes the default VPC's subnets itself where none are named; one that is full is no fault while others do. */
export function defaultVpcFaults(subnets: readonly Subnet[]): SubnetFault[] {
  const usable = subnets.filter(
    ({ isDefaultForZone, freeAddresses }) => isDefaultForZone && freeAddresses >= leastFreeAddresses,
  );
  return subnetFaults(usable).filter(({ fault }) => fault === "too-few-zones");
}

/** What a service in these subnets can be reached from; undefined where they are not all of a kind. */
export function reachOf(subnets: readonly Subnet[]): "internet" | "vpc" | undefined {
  if (subnets.length === 0) return undefined;
  if (subnets.every(({ isPublic }) => isPublic)) return "internet";
  return subnets.some(({ isPublic }) => isPublic) ? undefined : "vpc";
}

export function zonesOf(subnets: readonly Subnet[]): string[] {
  return distinct(subnets.map(({ availabilityZone }) => availabilityZone)).sort();
}

const idsOf = (subnets: readonly Subnet[]) => subnets.map(({ subnetId }) => subnetId);
const distinct = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];

/** One in each zone, as a load balancer wants them: the public ones, where there are enough. */
export function proposedSubnets(subnets: readonly Subnet[]): Subnet[] {
  const roomy = subnets.filter(({ freeAddresses }) => freeAddresses >= leastFreeAddresses);
  const [open, closed] = [true, false].map((isPublic) =>
    onePerZone(roomy.filter((each) => each.isPublic === isPublic)),
  );
  return [open, closed].find((each = []) => each.length >= leastZones) ?? [];
}

function onePerZone(subnets: readonly Subnet[]): Subnet[] {
  return subnets.filter(
    ({ availabilityZone }, index) =>
      subnets.findIndex((other) => other.availabilityZone === availabilityZone) === index,
  );
}
