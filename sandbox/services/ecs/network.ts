import { AwsError } from "../../operation";
import type { Place } from "../../place";
import { findDefaultSubnets, findDefaultVpc } from "../ec2/default-vpc";
import { rowsOf, type SubnetRow } from "../ec2/tables";
import { invalidParameter } from "./invalid-parameter";

interface ServiceNetwork {
  vpcId: string;
  subnets: string[];
  /** Public where the subnets' routes lead to an internet gateway. */
  accessType: "PUBLIC" | "PRIVATE";
}

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
  return {
    vpcId: first.VpcId,
    subnets: subnets.map(({ SubnetId }) => SubnetId),
    accessType: publicSubnets.length > 0 ? "PUBLIC" : "PRIVATE",
  };
}

export function checkSecurityGroups(place: Place, groupIds: readonly string[]): void {
  const missing = groupIds.find((id) => !rowsOf(place, "sg").has(id));
  if (missing) throw invalidParameter(`The security group '${missing}' does not exist`);
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

function isPublic(place: Place, { SubnetId, VpcId }: SubnetRow): boolean {
  const tables = [...rowsOf(place, "rtb").values()].filter((table) => table.VpcId === VpcId);
  const own = tables.find(({ Associations = [] }) => Associations.some((one) => one.SubnetId === SubnetId));
  const main = tables.find(({ Associations = [] }) => Associations.some(({ Main }) => Main));
  return ((own ?? main)?.Routes ?? []).some(({ GatewayId }) => GatewayId?.startsWith("igw-"));
}
