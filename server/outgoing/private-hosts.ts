import "server-only";
import { type BlockList, isIP } from "node:net";
import { isNamed } from "@/server/proxy-settings";
import { blockList, isInBlocks, isLinkLocal, isPublicAddress, plainAddress } from "./public-address";

/** Where Slipway may go although it is not on the public internet, as the settings list it. */
export interface PrivateHosts {
  names: readonly string[];
  blocks: BlockList;
}

/** `mail.corp.example`, with all below it; `10.20.0.0/16`; `10.1.2.3`. Throws for what is none of these. */
export function parsePrivateHosts(text: string): PrivateHosts {
  const names: string[] = [];
  const blocks: [string, number][] = [];
  for (const entry of text.split(/[\s,]+/).filter(Boolean)) {
    const [address = "", prefix, ...rest] = entry.split("/");
    const bits = { 4: 32, 6: 128 }[isIP(address)];
    const length = Number(prefix ?? bits);
    if (bits !== undefined && rest.length === 0 && Number.isInteger(length) && length >= 0 && length <= bits)
      blocks.push([address, length]);
    else if (/^(?:\*?\.)?[a-z\d](?:[a-z\d.-]*[a-z\d])?(?::\d{1,5})?$/i.test(entry)) names.push(entry);
    else throw new Error(`has ${entry}, which is no host name, address or block of addresses`);
  }
  return { names, blocks: blockList(blocks) };
}

interface Way {
  /** As the URL has it. */
  hostname: string;
  port: number;
}

/** By its name, whatever its address. */
export function isListedName({ hostname, port }: Way, { names }: PrivateHosts): boolean {
  return names.some((entry) => isNamed(entry, hostname.toLowerCase(), port));
}

export function mayGoTo(address: string, way: Way, hosts: PrivateHosts): boolean {
  if (isLinkLocal(address)) return false;
  const plain = plainAddress(address);
  return isPublicAddress(address) || isInBlocks(hosts.blocks, plain) || isListedName(way, hosts);
}
