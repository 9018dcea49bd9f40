import { AwsError } from "../../operation";
import type { Place } from "../../place";
import { findDefaultSubnets, findDefaultVpc } from "../ec2/default-vpc";
import { type RouteTableRow, rowsOf, type SubnetRow } from "../ec2/tables";
import { toSubnet } from "../ec2/views";
import { invalidParameter } from "./invalid-parameter";
import type { ServiceRow } from "./tables";

interface ServiceNetwork {
  vpcId: string;
  subnets: string[];
  /** Public where the subnets' routes lead to an internet gateway. */
  accessType: "PUBLIC" | "PRIVATE";
}

/** What a load balancer needs in each of its subnets. */
const FREE_ADDRESSES = 8;

/** Where a service and its load balancer go: the subnets that were asked for, or those of the default VPC. */
export function networkOf(place: Place, wanted: readonly string[] = []): ServiceNetwork {
  const subnets = wanted.length > 0 ? wanted.map((id) => readSubnet(place, id)) : defaultSubnets(place);
  const [first] = subnets;
  if (!first || new Set(subnets.map(({ AvailabilityZone }) => AvailabilityZone)).size < 2) {
    throw invalidParameter("At least two subnets in two different Availability Zones must be specified");
  }
  if (subnets.some(({ VpcId }) => VpcId !== first.VpcId)) throw invalidParameter("The subnets must be in the same VPC");

  const publicSubnets = subnets.filter((subnet) => isPublic(place, subnet));
  if (publicSubnets.length > 0 && publicSubnets.length < subnets.length) {
    throw invalidParameter("The subnets must be all public or all private");
  }
  const full = subnets.find((subnet) => (toSubnet(place, subnet).AvailableIpAddressCount ?? 0) < FREE_ADDRESSES);
  if (full) {
    throw invalidParameter(
      `Not enough IP space available in ${full.SubnetId}. ELB requires at least 8 free IP addresses in each subnet.`,
    );
  }
  return {
    vpcId: first.VpcId,
    subnets: subnets.map(({ SubnetId }) => SubnetId),
    accessType: publicSubnets.length > 0 ? "PUBLIC" : "PRIVATE",
  };
}

/** A service keeps its VPC and its load balancer, whatever subnets its tasks move to. */
export function checkSubnetsOf(place: Place, { vpcId, accessType }: ServiceRow, wanted: readonly string[]): void {
  const network = networkOf(place, wanted);
  if (network.vpcId !== vpcId) throw invalidParameter("The VPC of an Express service cannot be changed.");
  if (network.accessType !== accessType) {
    throw invalidParameter("An Express service cannot be moved between public and private subnets.");
  }
}

export function checkSecurityGroups(place: Place, vpcId: string, groupIds: readonly string[]): void {
  for (const id of groupIds) {
    const group = rowsOf(place, "sg").get(id);
    if (!group) throw invalidParameter(`The security group '${id}' does not exist`);
    if (group.VpcId !== vpcId) throw invalidParameter(`The security group '${id}' does not belong to VPC '${vpcId}'`);
  }
}

export function zonesOfSubnets(place: Place, subnets: readonly string[]): string[] {
  return subnets.flatMap((id) => rowsOf(place, "subnet").get(id)?.AvailabilityZone ?? []);
}

/** The first service in a VPC decides it for the load balancer of all. */
export function isDualStack(place: Place, subnets: readonly string[]): boolean {
  return subnets.every((id) => (rowsOf(place, "subnet").get(id)?.Ipv6CidrBlockAssociationSet ?? []).length > 0);
}

/** Whether the routes of a subnet lead out of its VPC at all. */
export function leadsOut(place: Place, subnetId: string): boolean {
  const subnet = rowsOf(place, "subnet").get(subnetId);
  const { Routes = [] } = (subnet && routeTableOf(place, subnet)) ?? {};
  return Routes.some(
    ({ DestinationCidrBlock, State }) => DestinationCidrBlock === "0.0.0.0/0" && State !== "blackhole",
  );
}

function defaultSubnets(place: Place): SubnetRow[] {
  if (findDefaultVpc(place)) return findDefaultSubnets(place);
  throw new AwsError("ServerException", "An unexpected error occurred: No default VPC found in the region", 500);
}

function readSubnet(place: Place, id: string): SubnetRow {
  const subnet = rowsOf(place, "subnet").get(id);
  if (subnet) return subnet;
  throw invalidParameter(`The subnet ID '${id}' does not exist`);
}

function isPublic(place: Place, subnet: SubnetRow): boolean {
  return (routeTableOf(place, subnet)?.Routes ?? []).some(({ GatewayId }) => GatewayId?.startsWith("igw-"));
}

/** Its own, or the main one of its VPC. */
function routeTableOf(place: Place, { SubnetId, VpcId }: SubnetRow): RouteTableRow | undefined {
  const tables = [...rowsOf(place, "rtb").values()].filter((table) => table.VpcId === VpcId);
  const own = tables.find(({ Associations = [] }) => Associations.some((one) => one.SubnetId === SubnetId));
  return own ?? tables.find(({ Associations = [] }) => Associations.some(({ Main }) => Main));
}
