import "server-only";
import { createHash } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { badgePolicy, otherPolicy } from "@/lib/content-security-policy";
import { badgeStyle } from "@/lib/domain/badge";
import { env } from "@/server/env";
import { peerHeader } from "./client-address";

const own = globalThis as typeof globalThis & { slipwayAttends?: true };

const headers = {
  "content-security-policy": otherPolicy, // a page has its own instead
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};
const overTls = { "strict-transport-security": "max-age=31536000; includeSubDomains" };

/** A badge is there to be shown on other sites, and has a style. */
const isBadge = /^\/api\/v1\/feeds\/[\w-]+\/badge\.svg(\?|$)/;
const ofBadge = {
  "content-security-policy": badgePolicy(createHash("sha256").update(badgeStyle).digest("base64")),
  "cross-origin-resource-policy": "cross-origin",
};

/** Next takes `content-encoding` away from what a route answers: there it goes by this name. */
export const encodingHeader = "x-slipway-encoding";

function keepEncoding(response: ServerResponse): void {
  const { setHeader } = response;
  response.setHeader = (name, value) =>
    setHeader.call(response, name === encodingHeader ? "content-encoding" : name, value) as ServerResponse;
}

/** `TRACE` is none that fetch knows: Next would call it a mistake of ours. */
const notAllowed = "X-TRACE";

/** An address that does not decode stands for itself, and is found nowhere: Next would call it a mistake of ours. */
function readable(address: string): string {
  const [path = "", ...query] = address.split("?");
  try {
    decodeURIComponent(path);
    return address;
  } catch {
    return [path.replaceAll("%", "%25"), ...query].join("?");
  }
}

/**
 * What is true of every request and every answer, also those that Next gives by itself: files, 304, 404. The address of the
 * connection is written into each request, over whatever it says: Next gives routes no socket, and believes anybody's
 * `X-Forwarded-For`.
 */
export function attendEveryRequest(): void {
  if (own.slipwayAttends) return;
  own.slipwayAttends = true;
  const always = Object.entries({ ...headers, ...(env().isHttps && overTls) });
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    request.headers[peerHeader] = request.socket.remoteAddress ?? "";
    request.url = readable(request.url ?? "/");
    if (request.method === "TRACE") request.method = notAllowed;
    keepEncoding(response);
    for (const [name, value] of always) response.setHeader(name, value);
    if (isBadge.test(request.url)) for (const [name, value] of Object.entries(ofBadge)) response.setHeader(name, value);
  });
}
