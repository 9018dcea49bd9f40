import "server-only";
import http from "node:http";
import https from "node:https";
import { HttpsProxyAgent } from "https-proxy-agent";
import { env } from "@/server/env";
import { findProxy } from "@/server/proxy-settings";
import { guardedLookup, refuseUrl } from "./guarded-lookup";

export interface OutgoingRequest {
  method: "POST" | "PATCH";
  url: string;
  headers?: Record<string, string>;
  body: unknown;
}

export interface OutgoingAnswer {
  status: number;
  headers: http.IncomingHttpHeaders;
  /** Its beginning. */
  text: string;
}

const timeoutMs = 10_000;
const answerMaxBytes = 64 * 1024;

/**
 * Sends JSON to an address that somebody typed: to the public internet and what the settings list, over a connection of its own, and
 * along no redirect. Through a proxy, the proxy looks the name up, and says what it does not let through.
 */
export function sendRequest({ method, url: address, headers, body }: OutgoingRequest): Promise<OutgoingAnswer> {
  const url = new URL(address);
  const { privateHosts, proxy: proxies } = env();
  refuseUrl(url, privateHosts);
  const isSecure = url.protocol === "https:";
  const port = Number(url.port || (isSecure ? 443 : 80));
  const proxy = findProxy({ protocol: isSecure ? "https" : "http", host: url.hostname, port }, proxies);
  const content = typeof body === "string" ? body : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const request = (isSecure ? https : http).request(url, {
      method,
      agent: proxy ? new HttpsProxyAgent(proxy) : false,
      lookup: guardedLookup(port, privateHosts),
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-length": Buffer.byteLength(content),
        "user-agent": "slipway",
        ...headers,
      },
    });
    request.on("error", reject);
    request.on("response", (response) => readAnswer(response).then(resolve, reject));
    request.end(content);
  });
}

async function readAnswer(response: http.IncomingMessage): Promise<OutgoingAnswer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= answerMaxBytes) break; // the rest is not waited for
  }
  const text = Buffer.concat(chunks).subarray(0, answerMaxBytes).toString("utf8");
  return { status: response.statusCode ?? 0, headers: response.headers, text };
}
