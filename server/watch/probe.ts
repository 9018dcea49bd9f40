import "server-only";
import dns from "node:dns";
import http from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";

interface ProbeAnswer {
  statusCode?: number;
  /** Why there was no answer. */
  reason?: string;
}

const timeoutMs = 5000;

/** One GET as a load balancer would make it: no redirect is followed, and the body is not read. */
export function probe(url: string): Promise<ProbeAnswer> {
  return new Promise((resolve) => {
    const { get } = url.startsWith("https:") ? https : http;
    const request = get(
      url,
      { lookup, timeout: timeoutMs, agent: false, headers: { "user-agent": "slipway-health-check" } },
      (response) => {
        response.destroy();
        resolve({ statusCode: response.statusCode });
      },
    );
    request.on("timeout", () => request.destroy(new Error(`no answer within ${timeoutMs / 1000} s`)));
    request.on("error", (error: NodeJS.ErrnoException) => resolve({ reason: error.code ?? error.message }));
  });
}

/** Names below `localhost` are this machine (RFC 6761, 6.3); not every system's resolver knows. */
const lookup: LookupFunction = (hostname, options, found) => {
  if (!hostname.endsWith(".localhost")) dns.lookup(hostname, options, found);
  else if (options.all) found(null, [{ address: "127.0.0.1", family: 4 }]);
  else found(null, "127.0.0.1", 4);
};
