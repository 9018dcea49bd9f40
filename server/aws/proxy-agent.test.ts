import { once } from "node:events";
import { createServer, request } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, expect, test } from "vitest";
import { startSandbox } from "@/sandbox/server";

const sandbox = await startSandbox({ quiet: true });
const sandboxPort = Number(new URL(sandbox.origin).port);

/** Where tunnels were asked for. It leads every one of them to the sandbox. */
const tunnels: string[] = [];
const proxy = createServer((_, response) => response.writeHead(405).end())
  .on("connect", ({ url = "" }, client) => {
    tunnels.push(url);
    const upstream = connect(sandboxPort, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on("error", () => client.destroy());
    client.on("error", () => upstream.destroy());
  })
  .listen(0, "127.0.0.1");
await once(proxy, "listening");

Object.assign(process.env, {
  HTTP_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
  NO_PROXY: "straight.example",
  NEXTAUTH_URL: "http://localhost:3000",
  NEXTAUTH_SECRET: "a-secret-that-only-the-tests-know-012345678",
  SLIPWAY_API_TOKEN: "a-token-that-only-the-tests-know-0123456789",
});
const { clientSettings } = await import("./client-settings");
const { proxyAgents } = await import("./proxy-agent");

afterAll(async () => {
  proxyAgents().httpAgent.destroy();
  proxy.close();
  proxy.closeAllConnections();
  await sandbox.close();
});

function identityBy(endpoint: string): Promise<string | undefined> {
  const credentials = { accessKeyId: "AKIASANDBOXSANDBOX00", secretAccessKey: "any" };
  const sts = new STSClient({ ...clientSettings(), region: "eu-west-1", endpoint, credentials, maxAttempts: 1 });
  return sts.send(new GetCallerIdentityCommand({})).then(({ Account }) => Account);
}

test("a client's calls go through the proxy, in tunnels that are used again", async () => {
  expect(await identityBy("http://sts.aws.example:8080")).toBe(sandbox.world.account);
  expect(await identityBy("http://sts.aws.example:8080")).toBe(sandbox.world.account);
  expect(tunnels).toEqual(["sts.aws.example:8080"]);
});

test("this machine itself is reached straight", async () => {
  const before = tunnels.length;
  expect(await identityBy(sandbox.origin)).toBe(sandbox.world.account);
  expect(tunnels).toHaveLength(before);
});

test("so is what NO_PROXY names, which then is not found where there is no way to it", async () => {
  const before = tunnels.length;
  const sent = request("http://straight.example:1/", { agent: proxyAgents().httpAgent });
  sent.end();
  const [error] = await once(sent, "error").catch((thrown: unknown) => [thrown]);
  expect(error).toMatchObject({ code: expect.stringMatching(/ENOTFOUND|EAI_AGAIN|ECONNREFUSED/) });
  expect(tunnels).toHaveLength(before);
});
