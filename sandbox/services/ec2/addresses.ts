import { randomInt } from "node:crypto";
import { AwsError } from "../../operation";
import type { Place } from "../../place";
import { formatAddress, parseCidr } from "./cidr";
import { rowsOf, type SubnetRow } from "./tables";

/** The first four addresses of a subnet and its last are AWS's own. */
const firstHost = 4;
export const reservedAddresses = 5;

export function sizeOf({ CidrBlock }: Pick<SubnetRow, "CidrBlock">): number {
  return parseCidr(CidrBlock)?.size ?? 0;
}

/** An address that nothing in the subnet has; it is taken once an interface with it is there. */
export function freeAddress(place: Place, subnetId: string): string {
  const subnet = rowsOf(place, "subnet").get(subnetId);
  const cidr = parseCidr(subnet?.CidrBlock ?? "");
  if (!subnet || !cidr || subnet.takenHosts.size >= cidr.size - reservedAddresses) {
    throw new AwsError(
      "InsufficientFreeAddressesInSubnet",
      "The specified subnet does not have enough free addresses to satisfy the request.",
    );
  }
  const hosts = cidr.size - reservedAddresses;
  let host = subnet.nextHost;
  while (subnet.takenHosts.has(host)) host = firstHost + ((host - firstHost + 1) % hosts);
  subnet.nextHost = firstHost + ((host - firstHost + 1) % hosts);
  return formatAddress(cidr.first + host);
}

/** An address that somebody asks for by name. */
export function checkAddress(subnet: SubnetRow, address: string): void {
  const host = hostOf(subnet, address);
  if (host === undefined || host < firstHost || host > sizeOf(subnet) - 2) {
    throw new AwsError("InvalidParameterValue", "Address does not fall within the subnet's address range");
  }
  if (subnet.takenHosts.has(host)) throw new AwsError("InvalidIPAddress.InUse", `Address ${address} is in use.`);
}

export function takeAddress(subnet: SubnetRow, address: string): void {
  const host = hostOf(subnet, address);
  if (host !== undefined) subnet.takenHosts.add(host);
}

export function giveBackAddress(subnet: SubnetRow, address: string): void {
  const host = hostOf(subnet, address);
  if (host !== undefined) subnet.takenHosts.delete(host);
}

/** A public address that nobody has, of a range that AWS has for EC2. */
export function newPublicAddress(place: Place): string {
  const known = place.world.table<true>(place, "ec2.public-addresses");
  let address: string;
  do address = ["54", randomInt(144, 256), randomInt(256), randomInt(1, 255)].join(".");
  while (known.has(address));
  known.set(address, true);
  return address;
}

export function giveBackPublicAddress(place: Place, address: string): void {
  place.world.table<true>(place, "ec2.public-addresses").delete(address);
}

export function privateDnsName(region: string, address: string): string {
  const domain = region === "us-east-1" ? "ec2" : `${region}.compute`;
  return `ip-${address.replaceAll(".", "-")}.${domain}.internal`;
}

export function publicDnsName(region: string, address: string): string {
  const domain = region === "us-east-1" ? "compute-1" : `${region}.compute`;
  return `ec2-${address.replaceAll(".", "-")}.${domain}.amazonaws.com`;
}

function hostOf({ CidrBlock }: SubnetRow, address: string): number | undefined {
  const [subnet, wanted] = [parseCidr(CidrBlock), parseCidr(`${address}/32`)];
  const host = subnet && wanted ? wanted.first - subnet.first : -1;
  return subnet && host >= 0 && host < subnet.size ? host : undefined;
}
