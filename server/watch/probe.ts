import "server-only";
import http from "node:http";
import https from "node:https";
import { env } from "@/server/env";
import { guardedLookup, type LookUp, RefusedHostError, refuseAddress } from "@/server/outgoing/guarded-lookup";

export interface ProbeAnswer {
  statusCode?: number;
  /** Why there was no answer. */
  reason?: string;
  /** It was not asked: it is in no place that Slipway goes to. */
  isRefused?: true;
}

const timeoutMs = 5000;

/**
 * One GET as a load balancer would make it, over a connection of its own to an address that was looked at: no redirect is followed,
 * the body is not read, and all of it takes five seconds at most.
 */
export function probe({ protocol, hostname, port, pathname, search }: URL, lookUp?: LookUp): Promise<ProbeAnswer> {
  const isHttps = protocol === "https:";
  const way = { hostname, port: Number(port) || (isHttps ? 443 : 80) };
  const { privateHosts } = env();
  return new Promise((resolve) => {
    const fail = (error: Error) => resolve(refusalOf(error) ?? { reason: reasonOf(error) });
    try {
      refuseAddress(way, privateHosts);
      const request = (isHttps ? https : http).get({
        ...way,
        hostname: hostname.replace(/^\[|\]$/g, ""),
        path: `${pathname}${search}`,
        lookup: guardedLookup(way.port, privateHosts, lookUp),
        agent: false,
        signal: AbortSignal.timeout(timeoutMs),
        headers: { "user-agent": "slipway-health-check" },
      });
      request.on("response", (response) => {
        resolve({ statusCode: response.statusCode });
        response.on("error", () => {}).destroy();
      });
      request.on("error", fail);
    } catch (error) {
      fail(error as Error);
    }
  });
}

function refusalOf(error: Error): ProbeAnswer | undefined {
  return error instanceof RefusedHostError ? { reason: error.message, isRefused: true } : undefined;
}

function reasonOf({ name, message, code }: NodeJS.ErrnoException): string {
  return name === "AbortError" || name === "TimeoutError" ? "ETIMEDOUT" : (code ?? message);
}
