import { createServer, type Server } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { probeUrl } from "@/lib/domain/probe-url";
import type { LookUp } from "@/server/outgoing/guarded-lookup";
import { probe } from "./probe";

process.env.NEXTAUTH_SECRET = "a-secret-that-only-the-tests-know-012345678";
process.env.NEXTAUTH_URL = "http://localhost:3000";
process.env.HOSTNAME = "127.0.0.1";
process.env.SLIPWAY_PRIVATE_HOSTS = "*.on.aws.localhost";

/** Hears of every connection to this machine, by whatever spelling it got there. */
let connections = 0;
let canaries: Server[] = [];
let port = 0;
let elsewhere = 0;

beforeAll(async () => {
  const listen = (host: string, at: number) =>
    new Promise<Server>((resolve, reject) => {
      const server = createServer((request, response) => {
        if (request.url === "/redirect") response.writeHead(302, { location: `http://127.0.0.1:${elsewhere}/` });
        response.end("ok");
      });
      server.on("connection", () => (connections += 1));
      server.on("error", reject).listen(at, host, () => resolve(server));
    });
  const first = await listen("127.0.0.1", 0);
  port = (first.address() as AddressInfo).port;
  const others = await Promise.allSettled([listen("::1", port), listen("127.0.0.2", port)]);
  canaries = [first, ...others.flatMap((other) => (other.status === "fulfilled" ? [other.value] : []))];
});
afterAll(() => Promise.all(canaries.map((canary) => new Promise((resolve) => canary.close(resolve)))));

/** Every number that stands for 127.0.0.1 or another forbidden address, in every base and with every number of parts. */
function spellingsOf(address: string): string[] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split(".").map(Number);
  const parts = [
    [a, b, c, d],
    [a, b, c * 256 + d],
    [a, (b * 256 + c) * 256 + d],
    [((a * 256 + b) * 256 + c) * 256 + d],
  ];
  const bases = [
    (part: number) => String(part),
    (part: number) => `0x${part.toString(16)}`,
    (part: number) => `0X${part.toString(16).toUpperCase()}`,
    (part: number) => `0${part.toString(8)}`,
    (part: number) => `0000${part.toString(8)}`,
  ];
  return parts.flatMap((some) => bases.map((base) => some.map(base).join(".")));
}

const mixed = [
  "0x7f.0.0.01",
  "127.0.0.0x1",
  "0177.0.0x0.1",
  "127.0.0.1.",
  "0x7f.1.",
  "127。0。0。1",
  "１２７.0.0.1",
  "⑫⑦.0.0.1",
  "127%2e0%2e0%2e1",
  "%31%32%37.0.0.1",
];
const v6 = [
  ...["::1", "0:0:0:0:0:0:0:1", "0000::0001", "::", "::ffff:127.0.0.1", "::ffff:7f00:1", "0:0:0:0:0:ffff:7f00:0001"],
  ...[
    "::127.0.0.1",
    "::7f00:1",
    "64:ff9b::7f00:1",
    "64:ff9b::127.0.0.1",
    "2002:7f00:1::",
    "2001:0:7f00:1::",
    "64:ff9b:1::7f00:1",
  ],
  ...[
    "fe80::1",
    "fec0::1",
    "fc00::1",
    "fd00::1",
    "fd00:ec2::254",
    "ff02::1",
    "ff01::1",
    "::ffff:169.254.169.254",
    "::ffff:a9fe:a9fe",
  ],
  ...["64:ff9b::a9fe:a9fe", "::ffff:10.0.0.1", "::ffff:c0a8:1", "2001:db8::1", "100::1", "3fff::1", "5f00::1"],
].map((address) => `[${address}]`);
const named = [
  "localhost",
  "LOCALHOST",
  "localhost.",
  "shop.localhost",
  "on.aws.localhost.evil.localhost",
  "ⓛocalhost",
  "loc\u00ADalhost",
  "on.aws",
  "xn--localhost",
  "evilon.aws.localhost",
];
const disguised = [
  "user@127.0.0.1",
  "user:password@127.0.0.1",
  "shop.on.aws@127.0.0.1",
  "shop.on.aws%2f@127.0.0.1",
  "shop.ecs.eu-west-1.on.aws:443@127.1",
  "shop.on.aws\\@127.0.0.1",
  "127.0.0.1\t",
  "\t127.0.0.1",
  "127.0\n.0.1",
];
const special = [
  "169.254.169.254",
  "169.254.170.2",
  "10.0.0.1",
  "172.16.0.1",
  "172.31.255.254",
  "192.168.0.1",
  "100.64.0.1",
  "127.255.255.254",
  "0.0.0.0",
  "192.0.0.8",
  "198.18.0.1",
  "224.0.0.1",
  "240.0.0.1",
  "255.255.255.255",
];

const spellings = [
  ...new Set([...["127.0.0.1", "127.0.0.2", ...special].flatMap(spellingsOf), ...mixed, ...v6, ...named, ...disguised]),
];

describe("a probe goes to no place that is not public", () => {
  test("however it is spelt: no connection", async () => {
    expect(spellings.length).toBeGreaterThanOrEqual(250);
    const before = connections;
    const answers = await Promise.all(
      spellings.map(async (host) => {
        const url = probeUrl(`http://${host}:${port}`, "/health");
        return url ? await probe(url) : undefined;
      }),
    );
    expect(connections).toBe(before);
    expect(answers.filter((answer) => answer?.statusCode !== undefined)).toEqual([]);
  });

  test("whatever path a health check has: it stays at the host", async () => {
    const host = `http://shop.on.aws.localhost:${port}`;
    const paths = [
      "@evil.example/",
      ".evil.example/",
      ":1/",
      "//evil.example/",
      "\\\\evil.example",
      "http://evil.example/",
      "/..//evil.example",
      "?x=@evil.example",
      "#@evil.example",
      "",
      "\t//evil.example",
    ];
    for (const path of paths) expect(probeUrl(host, path)?.origin).toBe(host);
  });

  test.each([
    "ftp://shop.on.aws",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "shop.on.aws",
    "",
    "https://user@shop.on.aws",
  ])("%s is no endpoint", (endpoint) => {
    expect(probeUrl(endpoint, "/")).toBeUndefined();
  });

  const answering =
    (...answers: string[]): LookUp =>
    (_, __, found) => {
      const address = answers.length > 1 ? (answers.shift() ?? "") : (answers[0] ?? "");
      found(null, [{ address, family: address.includes(":") ? 6 : 4 }]);
    };

  test.each([
    ["this machine", ["127.0.0.1"]],
    ["this machine, mapped", ["::ffff:127.0.0.1"]],
    ["this machine by version 6", ["::1"]],
    ["the metadata of the instance", ["169.254.169.254"]],
    ["the metadata of the instance by version 6", ["fd00:ec2::254"]],
    ["a private network", ["10.0.0.1"]],
  ])("a name that leads to %s", async (_, answers) => {
    const before = connections;
    const answer = await probe(new URL(`http://shop.ecs.eu-west-1.on.aws:${port}/`), answering(...answers));
    expect(answer).toMatchObject({ isRefused: true });
    expect(connections).toBe(before);
  });

  test("not even a listed name leads to the metadata of the instance", async () => {
    const url = new URL(`http://shop.on.aws.localhost:${port}/`);
    expect(await probe(url, answering("169.254.169.254"))).toMatchObject({ isRefused: true });
  });
});

describe("a probe of what is listed", () => {
  test("asks once, and goes where that answer said", async () => {
    let asked = 0;
    const rebinding: LookUp = (_, __, found) => {
      asked += 1;
      found(null, [{ address: asked === 1 ? "127.0.0.1" : "10.0.0.1", family: 4 }]);
    };
    const before = connections;
    expect(await probe(new URL(`http://shop.on.aws.localhost:${port}/health`), rebinding)).toEqual({ statusCode: 200 });
    expect([asked, connections - before]).toEqual([1, 1]);
  });

  test("follows no redirect", async () => {
    let followed = 0;
    const other = createTcpServer(() => (followed += 1));
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    elsewhere = (other.address() as AddressInfo).port;
    expect(await probe(new URL(`http://shop.on.aws.localhost:${port}/redirect`))).toEqual({ statusCode: 302 });
    expect(followed).toBe(0);
    await new Promise((resolve) => other.close(resolve));
  });

  test("speaks TLS where AWS has said https", async () => {
    const answer = await probe(new URL(`https://shop.on.aws.localhost:${port}/`));
    expect(answer.statusCode).toBeUndefined();
    expect(answer.reason).toMatch(/^E/);
  });

  test("that drips its answer is over after five seconds", async () => {
    const dripping = createTcpServer((socket) => {
      socket.write("HTTP/1.1 200 OK\r\nx-slow: ");
      const timer = setInterval(() => socket.write("a"), 500);
      socket.on("error", () => {}).on("close", () => clearInterval(timer));
    });
    await new Promise<void>((resolve) => dripping.listen(0, "127.0.0.1", resolve));
    const startedAt = Date.now();
    const url = new URL(`http://shop.on.aws.localhost:${(dripping.address() as AddressInfo).port}/`);
    expect(await probe(url)).toEqual({ reason: "ETIMEDOUT" });
    expect(Date.now() - startedAt).toBeLessThan(7_000);
    await new Promise((resolve) => dripping.close(resolve));
  }, 10_000);
});
