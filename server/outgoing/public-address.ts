import "server-only";
import { BlockList, isIP } from "node:net";

type Block = readonly [address: string, prefix: number];

/** Machines beside this one, and its cloud's metadata: of no use to anybody but a thief. */
const linkLocal: Block[] = [
  ["169.254.0.0", 16],
  ["fe80::", 10],
  ["fd00:ec2::", 32],
];

/** What IANA's registries of special-purpose addresses (RFC 6890 and after) keep out of the public internet. */
const special: Block[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.31.196.0", 24],
  ["192.52.193.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["192.175.48.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["2620:4f:8000::", 48],
  ["3fff::", 20],
];

const linkLocalBlocks = blockList(linkLocal);
const specialBlocks = blockList([...linkLocal, ...special]);
const globalUnicast = blockList([["2000::", 3]]);
/** NAT64: the last four bytes are an IPv4 address. */
const translated = blockList([["64:ff9b::", 96]]);

export function blockList(blocks: readonly Block[]): BlockList {
  const list = new BlockList();
  for (const [address, prefix] of blocks) list.addSubnet(address, prefix, familyOf(address));
  return list;
}

export function isInBlocks(list: BlockList, address: string): boolean {
  return list.check(address, familyOf(address));
}

/** An address that anybody on the internet may have. */
export function isPublicAddress(address: string): boolean {
  const plain = plainAddress(address);
  if (isIP(plain) === 4) return !isInBlocks(specialBlocks, plain);
  return isIP(plain) === 6 && isInBlocks(globalUnicast, plain) && !isInBlocks(specialBlocks, plain);
}

/** Never gone to, whatever is allowed. */
export function isLinkLocal(address: string): boolean {
  return isInBlocks(linkLocalBlocks, plainAddress(address));
}

/** Without a zone, and the IPv4 address that an IPv6 one stands for. */
export function plainAddress(address: string): string {
  const [bare = ""] = address.split("%");
  if (isIP(bare) !== 6) return bare;
  const last = lastFourBytes(bare);
  const standsForV4 = isInBlocks(translated, bare) || isInBlocks(mapped, bare);
  return standsForV4 ? last : bare;
}

const mapped = blockList([["::ffff:0:0", 96]]);

function lastFourBytes(address: string): string {
  const { hostname } = new URL(`http://[${address}]`); // the standard spelling of an address
  const groups = hostname.slice(1, -1).split(":").slice(-2);
  const bytes = groups.flatMap((group) => {
    const value = Number.parseInt(group || "0", 16);
    return [value >> 8, value & 255];
  });
  return bytes.join(".");
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}
