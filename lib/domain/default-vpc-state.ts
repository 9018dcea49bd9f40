import type { CheckState, DefaultVpc } from "./check";

/** ECS Express Mode needs two zones, and eight free addresses in each subnet. Source: AWS, "Resources created by Express Mode". */
export const leastZones = 2;
export const leastFreeAddresses = 8;

export function defaultVpcState(vpc: DefaultVpc | undefined): CheckState {
  if (vpc?.state !== "available") return "attention";
  const usable = vpc.subnets.filter((subnet) => subnet.freeAddresses >= leastFreeAddresses);
  return new Set(usable.map((subnet) => subnet.availabilityZone)).size >= leastZones ? "ok" : "blocked";
}
