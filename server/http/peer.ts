import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { peerHeader } from "./client-address";

const own = globalThis as typeof globalThis & { slipwayPeers?: true };

/**
 * Writes the address of the connection into each request, over whatever it says itself. Next gives routes no socket, and believes
 * an `X-Forwarded-For` of anybody.
 */
export function noteWhereRequestsComeFrom(): void {
  if (own.slipwayPeers) return;
  own.slipwayPeers = true;
  subscribe("http.server.request.start", (message) => {
    const { headers, socket } = (message as { request: IncomingMessage }).request;
    headers[peerHeader] = socket.remoteAddress ?? "";
  });
}
