import { request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { attendedServer } from "./attended-testing";

let server: Server;

beforeAll(async () => {
  server = await attendedServer(({ method, url }, response) => response.end(`${method} ${url}`));
});

afterAll(() => server.close());

/** What comes of a request that is sent as it stands. */
function arrived(method: string, path: string): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const sending = request({ host: "127.0.0.1", port, method, path }, async (answer) => {
      resolve((await answer.setEncoding("utf8").toArray()).join(""));
    });
    sending.once("error", reject).end();
  });
}

test.each([
  ["GET", "/api/v1/runs?after=%zz", "GET /api/v1/runs?after=%zz"],
  ["GET", "/a%20b/%E3%81%82", "GET /a%20b/%E3%81%82"],
  ["GET", "/api/v1/runs/%", "GET /api/v1/runs/%25"],
  ["GET", "/api/v1/runs/%zz/log?a=%20?b", "GET /api/v1/runs/%25zz/log?a=%20?b"],
  ["POST", "/%c0%ae%20", "POST /%25c0%25ae%2520"],
  ["TRACE", "/", "X-TRACE /"],
])("%s %s is passed on as what can be answered", async (method, path, expected) => {
  expect(await arrived(method, path)).toBe(expected);
});

test.each([
  ["/api/v1/feeds/slipway_abc-DEF/badge.svg?lang=ja", "cross-origin", "'none'; base-uri 'none'"],
  ["/api/v1/feeds/slipway_abc/badge.svg/x", "same-origin", "'none'; base-uri 'none'"],
  ["/api/v1/feeds/slipway_abc/feed.atom", "same-origin", "'none'; base-uri 'none'"],
])("%s may be shown by pages of %s", async (path, policy, content) => {
  const { port } = server.address() as AddressInfo;
  const { headers } = await fetch(`http://127.0.0.1:${port}${path}`);
  expect(headers.get("cross-origin-resource-policy")).toBe(policy);
  expect(headers.get("content-security-policy")).toContain(content);
  expect(headers.get("content-security-policy")?.includes("style-src 'sha256-")).toBe(policy === "cross-origin");
});
