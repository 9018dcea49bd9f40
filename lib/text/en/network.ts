import type { SubnetFault } from "@/lib/domain/subnet-choice";

const faults: Record<SubnetFault["fault"], (names: string) => string> = {
  "several-vpcs": (names) => `The subnets are in several VPCs: ${names}. A service is in one.`,
  "mixed-subnets": (names) =>
    `Public and private subnets are mixed. Load balancer and tasks of a service share its subnets, so all must be public or all private. Public: ${names}.`,
  "too-few-zones": (names) =>
    names
      ? `All are in ${names}. A service needs subnets in two Availability Zones.`
      : "A service needs subnets in two Availability Zones.",
  "too-few-addresses": (names) => `Fewer than eight free addresses: ${names}.`,
};

/** Where a service is put: VPC, subnets, security groups. */
export const network = {
  place: "VPC",
  default: "Default VPC, subnets chosen by ECS",
  vpc: (vpcId: string, name: string | undefined, cidrBlock: string) =>
    [name, vpcId, cidrBlock].filter(Boolean).join(" · "),
  subnets: "Subnets",
  subnetsAbout:
    "One in each zone. Load balancer and tasks are put there, and later services in the VPC want the same zones.",
  noSubnets: "This VPC has no subnets.",
  public: "public",
  private: "private",
  free: (count: string) => `${count} free`,
  groups: "Security groups",
  groupsAbout: "In addition to the one that ECS makes for the service.",
  noGroups: "None in this VPC.",
  faults,
  gone: (names: string) => `Not there any more: ${names}.`,
  blocked: (names: string) => `VPC Block Public Access keeps the internet out of ${names}.`,
  internet:
    "Internet-facing: an HTTPS URL that everybody can reach. Each task gets a public IPv4 address, and the load balancer one in each zone.",
  internal: "Internal only: the URL is not reachable from the internet.",
  noWayOut:
    "Nothing leads out of these subnets: the tasks can pull their image and write their log only through VPC endpoints for ecr.api, ecr.dkr, logs and s3.",
};
export type NetworkText = typeof network;
