import "server-only";
import { env } from "@/server/env";

/** Set by this process itself, on every request, from the connection: nobody else can. */
export const peerHeader = "x-slipway-peer";

/**
 * Where a request comes from. What proxies say is believed only of as many as the settings name, counted from this process: all
 * before them anybody can have written.
 */
export function clientAddress(headers: Headers): string | undefined {
  const peer = plain(headers.get(peerHeader) ?? "");
  const { trustedProxies } = env();
  if (trustedProxies === 0) return peer || undefined;
  const passedOn = (headers.get("x-forwarded-for") ?? "").split(",").map((address) => plain(address.trim()));
  return passedOn.at(-trustedProxies) || peer || undefined;
}

function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, "").slice(0, 64);
}
