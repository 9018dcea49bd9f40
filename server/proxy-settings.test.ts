import { expect, test } from "vitest";
import { findProxy, readProxySettings } from "./proxy-settings";

const proxy = "http://proxy.example:3128";

test.each([
  ["https", "sts.eu-west-1.amazonaws.com", 443, "", proxy],
  ["https", "sts.eu-west-1.amazonaws.com:443", 443, "amazonaws.com", undefined],
  ["https", "sts.eu-west-1.amazonaws.com", 443, ".eu-west-1.amazonaws.com", undefined],
  ["https", "sts.eu-west-1.amazonaws.com", 443, "*.eu-west-1.amazonaws.com", undefined],
  ["https", "sts.eu-west-1.amazonaws.com", 443, "STS.EU-WEST-1.amazonaws.com:443", undefined],
  ["https", "sts.eu-west-1.amazonaws.com", 443, "sts.eu-west-1.amazonaws.com:8443", proxy],
  ["https", "notamazonaws.com", 443, "amazonaws.com", proxy],
  ["https", "vpce.example", 443, "other.example, vpce.example", undefined],
  ["https", "vpce.example", 443, "*", undefined],
  ["http", "example.com", 80, "", undefined],
  ["https", "127.0.0.1:4566", 4566, "", undefined],
  ["https", "localhost", 443, "", undefined],
  ["https", "[::1]:443", 443, "", undefined],
  ["https", "shop.localhost:4566", 4566, "", undefined],
] as const)("to %s %s:%i without %j by %s", (protocol, host, port, noProxy, expected) => {
  const settings = readProxySettings({ HTTPS_PROXY: proxy, NO_PROXY: noProxy });
  expect(findProxy({ protocol, host, port }, settings)).toBe(expected);
});

test.each([
  ["https_proxy", "proxy.example:3128", proxy],
  ["HTTPS_PROXY", "https://user:word@proxy.example", "https://user:word@proxy.example"],
])("%s may be %s", (name, value, expected) => {
  expect(readProxySettings({ [name]: value }).https).toBe(expected);
});

test("an address that is no proxy's is named", () => {
  expect(() => readProxySettings({ HTTPS_PROXY: "socks5://proxy.example" })).toThrow("HTTPS_PROXY");
});
