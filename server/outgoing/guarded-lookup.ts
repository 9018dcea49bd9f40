import "server-only";
import dns, { type LookupAddress } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { isListedName, mayGoTo, type PrivateHosts } from "./private-hosts";
import { isInBlocks } from "./public-address";

/** Slipway does not go there: the address is not on the public internet, and the settings do not list it. */
export class RefusedHostError extends Error {
  readonly code = "EREFUSED_HOST";

  constructor(hostname: string) {
    super(`${hostname} is not on the public internet, and SLIPWAY_PRIVATE_HOSTS does not list it`);
  }
}

interface Way {
  hostname: string;
  port: number;
}

/** For an address in place of a name: nothing is looked up then, so nothing else would refuse it. */
export function refuseAddress(way: Way, hosts: PrivateHosts): void {
  const bare = way.hostname.replace(/^\[|\]$/g, "");
  if (isIP(bare) && !mayGoTo(bare, { ...way, hostname: bare }, hosts)) throw new RefusedHostError(way.hostname);
}

/** Unencrypted it goes to what is listed alone, and nothing but the web is spoken. */
export function refuseUrl(url: URL, hosts: PrivateHosts): void {
  const isSecure = url.protocol === "https:";
  const way = { hostname: url.hostname, port: Number(url.port || (isSecure ? 443 : 80)) };
  refuseAddress(way, hosts);
  if (isSecure) return;
  const bare = way.hostname.replace(/^\[|\]$/g, "");
  const isListed = isListedName(way, hosts) || (isIP(bare) !== 0 && isInBlocks(hosts.blocks, bare));
  if (url.protocol !== "http:" || !isListed) throw new RefusedHostError(way.hostname);
}

/**
 * The lookup of one connection: it connects to the very addresses that were looked at here, so a name that answers otherwise the
 * next time gains nothing.
 */
export function guardedLookup(port: number, hosts: PrivateHosts, lookUp: LookUp = lookupAll): LookupFunction {
  return (hostname, options, found) => {
    lookUp(hostname, options, (error, addresses) => {
      if (error) return found(error, "", 0);
      const allowed = addresses.filter(({ address }) => mayGoTo(address, { hostname, port }, hosts));
      const [first] = allowed;
      if (!first) return found(new RefusedHostError(hostname), "", 0);
      return options.all ? found(null, allowed) : found(null, first.address, first.family);
    });
  };
}

/** All addresses of a name. */
export type LookUp = (hostname: string, options: dns.LookupOptions, found: Found) => void;
type Found = (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void;

/** Names below `localhost` are this machine (RFC 6761, 6.3); not every system's resolver knows. */
function lookupAll(hostname: string, options: dns.LookupOptions, found: Found): void {
  if (hostname.endsWith(".localhost")) return found(null, [{ address: "127.0.0.1", family: 4 }]);
  return dns.lookup(hostname, { ...options, all: true }, found);
}
